package io.postrider.delivery.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A published public key, as receivers read it (RFC 6376 3.6.1).
 *
 * @param publicKey without white space; empty: revoked
 * @param testing receivers are told that the domain only tries DKIM out
 */
public record DkimRecord(boolean valid, String publicKey, boolean testing) {

    public static DkimRecord parse(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split(";")) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.put(
                        tag.substring(0, equals).strip(),
                        tag.substring(equals + 1).strip());
            }
        }
        boolean valid = tags.getOrDefault("v", "DKIM1").equals("DKIM1")
                && tags.getOrDefault("k", "rsa").equals("rsa")
                && tags.containsKey("p");
        return new DkimRecord(
                valid,
                tags.getOrDefault("p", "").replaceAll("\\s", ""),
                tags.getOrDefault("t", "").matches("(.*:)?\\s*y\\s*(:.*)?"));
    }

    /** Length of the RSA key; 0 when it is none. */
    public int bits() {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            return KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey rsa
                    ? rsa.getModulus().bitLength()
                    : 0;
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return 0;
        }
    }
}
