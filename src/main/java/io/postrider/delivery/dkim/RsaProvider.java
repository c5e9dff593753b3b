package io.postrider.delivery.dkim;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Who computes RSA signatures: Java itself, or a faster library; never registered for the whole server.
 *
 * @param provider null for Java's own
 */
record RsaProvider(Provider provider) {

    static final RsaProvider JDK = new RsaProvider(null);
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int BITS = 2_048;

    /** The fast one, when its native library loads here and Java agrees with a signature it made. */
    static Optional<RsaProvider> fast() {
        try {
            RsaProvider fast = new RsaProvider(AmazonCorrettoCryptoProvider.INSTANCE);
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            return fast.agreesWithJava() ? Optional.of(fast) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException | LinkageError notHere) {
            return Optional.empty();
        }
    }

    private boolean agreesWithJava() throws GeneralSecurityException {
        byte[] text = "Fern & Kettle".getBytes(StandardCharsets.US_ASCII);
        KeyPair pair = newPair();
        Signature signing = signature(pair.getPrivate());
        signing.update(text);
        Signature verifying = Signature.getInstance(ALGORITHM);
        verifying.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())));
        verifying.update(text);
        return verifying.verify(signing.sign());
    }

    KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator =
                provider == null ? KeyPairGenerator.getInstance("RSA") : KeyPairGenerator.getInstance("RSA", provider);
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    /** @throws java.security.spec.InvalidKeySpecException when it is no private RSA key */
    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        KeyFactory factory = provider == null ? KeyFactory.getInstance("RSA") : KeyFactory.getInstance("RSA", provider);
        return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** One thread's own, ready to sign any number of mails. */
    Signature signature(PrivateKey key) {
        try {
            Signature signature =
                    provider == null ? Signature.getInstance(ALGORITHM) : Signature.getInstance(ALGORITHM, provider);
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This key cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return provider == null ? "Java's own RSA" : provider.getName() + " " + provider.getVersionStr();
    }
}
