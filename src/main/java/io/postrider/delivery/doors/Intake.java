package io.postrider.delivery.doors;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.ReturnTokens;
import io.postrider.delivery.SentMail;
import io.postrider.time.MachineTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a mail in for good before anybody tells the other side that it was taken. */
@Component
class Intake {

    /** Of a longer mail only so much is kept: what a bounce has to say stands at its beginning. */
    static final int LONGEST = 1_000_000;

    private static final int LONGEST_RECIPIENT = 320;

    private final ReturnedMailTable table;
    private final ReturnTokens tokens;
    private final Outbox outbox;
    private final Clock clock;
    private final MachineTime machine;

    Intake(ReturnedMailTable table, ReturnTokens tokens, Outbox outbox, Clock clock, MachineTime machine) {
        this.table = table;
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * Keeps the mail; committed when it returns.
     *
     * @param beginning at most the first {@link #LONGEST} bytes
     * @param size of the whole mail
     * @param recipient envelope recipient, empty when unknown
     * @return false when the same mail to the same address has been taken in before
     */
    boolean take(byte[] beginning, int size, String recipient, String door) {
        Optional<MailId> mail = tokens.findIn(localPart(recipient));
        ContactId contact = mail.flatMap(outbox::find).map(SentMail::contact).orElse(null);
        // ISO 8859-1 keeps every byte as it came; NUL is the one character PostgreSQL text cannot hold.
        String source = new String(beginning, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        String to = recipient.length() > LONGEST_RECIPIENT ? recipient.substring(0, LONGEST_RECIPIENT) : recipient;
        return table.add(new ArrivedMail(
                hash(beginning),
                to.toLowerCase(Locale.ROOT),
                door,
                mail.orElse(null),
                contact,
                size,
                source,
                clock.instant(),
                machine.now()));
    }

    /** The mail a return address names, when it was made here. */
    Optional<MailId> genuine(String recipient) {
        return tokens.findIn(localPart(recipient));
    }

    private static String localPart(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(0, at);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
