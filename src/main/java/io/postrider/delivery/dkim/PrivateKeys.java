package io.postrider.delivery.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Private keys in and out of text. */
final class PrivateKeys {

    private static final int SHORTEST = 2_048;

    /** Longer ones do not fit into one UDP answer with certainty, and cost eight times as much per mail. */
    private static final int LONGEST = 4_096;

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /**
     * Both halves of a key, as base64 of their DER.
     *
     * @param secret PKCS#8
     * @param open SubjectPublicKeyInfo
     */
    record Pair(String secret, String open) {
        /** Without the secret, should it ever be logged. */
        @Override
        public String toString() {
            return "Pair[" + open + "]";
        }
    }

    private PrivateKeys() {}

    static Pair fresh(RsaProvider provider) {
        try {
            var pair = provider.newPair();
            return new Pair(
                    base64(pair.getPrivate().getEncoded()),
                    base64(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No RSA key can be made here", e);
        }
    }

    /** @throws DkimKeyRefused unless it is a whole RSA key of 2048 to 4096 bits in PKCS#8 */
    static Pair imported(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw DkimKeyRefused.invalid("privateKey must be PEM that begins with " + BEGIN
                    + " (PKCS#8, not encrypted): openssl pkcs8 -topk8 -nocrypt makes it of others.");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            if (RsaProvider.JDK.privateKey(der) instanceof RSAPrivateCrtKey key) {
                return checked(der, key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException notRsa) {
            // Said below; the exception may quote the key.
        }
        throw DkimKeyRefused.invalid("privateKey is not a whole RSA key.");
    }

    private static Pair checked(byte[] der, RSAPrivateCrtKey key) throws GeneralSecurityException {
        int bits = key.getModulus().bitLength();
        if (bits < SHORTEST || bits > LONGEST) {
            throw DkimKeyRefused.invalid(
                    "privateKey has " + bits + " bits; it must have " + SHORTEST + " to " + LONGEST + ".");
        }
        PublicKey open = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        Signature signing = RsaProvider.JDK.signature(key);
        signing.update(der);
        Signature verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(open);
        verifying.update(der);
        if (!verifying.verify(signing.sign()) || !whole(key)) {
            throw DkimKeyRefused.invalid("privateKey is not a whole RSA key.");
        }
        return new Pair(base64(der), base64(open.getEncoded()));
    }

    /** Its parts belong together (RFC 8017 3.2); one signature would not tell, because it uses only some of them. */
    private static boolean whole(RSAPrivateCrtKey key) {
        BigInteger one = BigInteger.ONE;
        BigInteger lessP = key.getPrimeP().subtract(one);
        BigInteger lessQ = key.getPrimeQ().subtract(one);
        BigInteger product = key.getPublicExponent().multiply(key.getPrivateExponent());
        return key.getPrimeP().multiply(key.getPrimeQ()).equals(key.getModulus())
                && product.mod(lessP).equals(one)
                && product.mod(lessQ).equals(one)
                && key.getPrimeExponentP().equals(key.getPrivateExponent().mod(lessP))
                && key.getPrimeExponentQ().equals(key.getPrivateExponent().mod(lessQ))
                && key.getCrtCoefficient().equals(key.getPrimeQ().modInverse(key.getPrimeP()));
    }

    private static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }
}
