package io.postrider.support;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What mail providers prove their reports with in tests, made anew for each run: of each kind an old one and a new one. */
public final class WebhookSecrets {

    public static final String PATH_TOKEN = "hook-" + UUID.randomUUID();
    public static final List<String> TOPICS = List.of(
            "arn:aws:sns:eu-west-1:123456789012:mail-events", "arn:aws-cn:sns:cn-north-1:123456789012:mail-events");
    public static final List<KeyPair> SENDGRID = List.of(p256(), p256());
    public static final List<String> MAILGUN = List.of("key-" + UUID.randomUUID(), "key-" + UUID.randomUUID());
    public static final List<String> POSTMARK =
            List.of("postmark:" + UUID.randomUUID(), "postmark:" + UUID.randomUUID());

    private WebhookSecrets() {}

    static String[] properties() {
        return new String[] {
            "postrider.webhooks.path-token=" + PATH_TOKEN,
            "postrider.webhooks.ses-topics=" + String.join(",", TOPICS),
            "postrider.webhooks.sendgrid-keys=" + publicKey(SENDGRID.get(0)) + "," + publicKey(SENDGRID.get(1)),
            "postrider.webhooks.mailgun-keys=" + String.join(",", MAILGUN),
            "postrider.webhooks.postmark-logins=" + String.join(",", POSTMARK)
        };
    }

    private static String publicKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    public static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
