package io.postrider.delivery.webhooks;

import io.postrider.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority, one below it, and what they sign, made by the JDK's own keytool for each test run. */
final class SnsAuthority {

    static final String ISSUER = "http://crt.r2m01.amazontrust.com/r2m01.cer";
    private static final String PASSWORD = "changeit";
    private static KeyStore store;

    private SnsAuthority() {}

    static X509Certificate root() {
        return certificate("root");
    }

    static X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) store().getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey key(String alias) {
        try {
            return (PrivateKey) store().getKey(alias, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pem(String alias) {
        try {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(certificate(alias).getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n").getBytes();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized KeyStore store() {
        try {
            if (store == null) {
                Path file = TestDatabase.directory().resolve("sns.p12");
                make(file, "root", "CN=Test Root", "-ext", "bc:c");
                make(file, "between", "CN=Test Between", "-ext", "bc:c", "-signer", "root");
                String above = "authorityInfoAccess=caIssuers:uri:" + ISSUER;
                make(file, "sns", "CN=sns.amazonaws.com", "-ext", above, "-signer", "between");
                make(file, "shop", "CN=shop.example", "-ext", above, "-signer", "between");
                make(
                        file,
                        "expired",
                        "CN=sns.amazonaws.com",
                        "-signer",
                        "root",
                        "-startdate",
                        "-30d",
                        "-validity",
                        "9");
                make(file, "stranger", "CN=sns.amazonaws.com");
                KeyStore made = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    made.load(in, PASSWORD.toCharArray());
                }
                store = made;
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file, String alias, String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-storetype",
                "PKCS12",
                "-alias",
                alias,
                "-dname",
                name,
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }
}
