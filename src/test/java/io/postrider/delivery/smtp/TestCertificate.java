package io.postrider.delivery.smtp;

import io.postrider.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for mail.shop.example that nobody signed but itself, made anew for each test run by the JDK's own keytool. */
final class TestCertificate {

    static final String NAME = "mail.shop.example";
    static final String PASSWORD = "changeit";
    private static Path made;

    private TestCertificate() {}

    /** Also a trust store: who uses it as one trusts this certificate. */
    static synchronized Path keyStore() throws IOException {
        if (made == null) {
            Path file = TestDatabase.directory().resolve("mail.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + NAME,
                            "-ext",
                            "san=dns:" + NAME,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            if (keytool.onExit().join().exitValue() != 0) {
                throw new IOException("keytool made no certificate");
            }
            file.toFile().deleteOnExit();
            made = file;
        }
        return made;
    }

    static SSLContext context() {
        try (InputStream in = Files.newInputStream(keyStore())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
