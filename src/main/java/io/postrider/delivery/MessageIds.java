package io.postrider.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The Message-ID of a mail: the same at every attempt, so that a mail sent twice can be told from two mails. */
@Component
class MessageIds {

    private static final int BYTES = 15;

    private final String domain;

    MessageIds(MailSettings settings) {
        this.domain = Addresses.domain(Addresses.sender(settings.from()));
    }

    String of(Email email) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(email.key().getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest, 0, BYTES) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
