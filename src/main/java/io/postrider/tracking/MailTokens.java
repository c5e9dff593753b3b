package io.postrider.tracking;

import io.postrider.access.PublicUrl;
import io.postrider.access.SignedTokens;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.delivery.MailId;
import io.postrider.tracking.answers.Asked;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The kinds of links in a mail that lead back to us, kept short because a mail has many.
 *
 * <p>They stay valid for years: an unsubscribe link says all it needs itself and works when the mail's row is long gone.
 */
@Component
class MailTokens {

    private static final String OPEN = "open";
    private static final String CLICK = "click";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String PREFERENCES = "preferences";
    private static final String OWN_DATA = "own-data";
    private static final String ANSWER = "answer";
    private static final List<String> DOORS = List.of("/u/", "/p/", "/d/", "/a/", "/confirm/", "/c/", "/o/");
    private static final int RADIX = 36;

    /** A followed link. */
    record Click(MailId mail, String url) {}

    /** Whose mail for which purpose is to stop. */
    record Wish(MailId mail, ContactId contact, String purpose) {}

    /** Opens the door to her own data. @param until business time */
    record Key(ContactId contact, Instant until) {}

    private final SignedTokens tokens;
    private final PublicUrl root;
    private final ForgedLinks forged;
    private final Contacts contacts;

    MailTokens(SignedTokens tokens, PublicUrl root, ForgedLinks forged, Contacts contacts) {
        this.tokens = tokens;
        this.root = root;
        this.forged = forged;
        this.contacts = contacts;
    }

    String openLink(MailId mail) {
        return root.of("/o/" + tokens.sign(OPEN, text(mail)) + ".gif");
    }

    String clickLink(MailId mail, String url) {
        return root.of("/c/" + tokens.sign(CLICK, text(mail) + " " + url));
    }

    String unsubscribeLink(Wish wish) {
        String payload = text(wish.mail()) + " " + text(wish.contact()) + " " + wish.purpose();
        return root.of("/u/" + tokens.sign(UNSUBSCRIBE, payload));
    }

    /** Names nobody but the contact, so that it is one link for years; it does not say for which mail it was made. */
    String preferencesLink(ContactId contact) {
        return root.of("/p/" + tokens.sign(PREFERENCES, text(contact)));
    }

    String answerLink(Asked ask) {
        String payload = text(ask.mail()) + " " + text(ask.contact()) + " " + ask.question() + " " + ask.choice();
        return root.of("/a/" + tokens.sign(ANSWER, payload));
    }

    String ownDataLink(Key key) {
        long seconds = key.until().getEpochSecond();
        return root.of("/d/" + tokens.sign(OWN_DATA, text(key.contact()) + " " + Long.toString(seconds, RADIX)));
    }

    /** Whether this address is one of ours that must stay as it is. */
    boolean isOwn(String url) {
        String start = root.root().toString();
        return url.startsWith(start) && DOORS.stream().anyMatch(door -> url.startsWith(door, start.length()));
    }

    Optional<MailId> open(String token) {
        return forged.counted(OPEN, tokens.verify(OPEN, token)).map(MailTokens::mail);
    }

    Optional<Click> click(String token) {
        return forged.counted(CLICK, tokens.verify(CLICK, token)).map(payload -> {
            int space = payload.indexOf(' ');
            return new Click(mail(payload.substring(0, space)), payload.substring(space + 1));
        });
    }

    Optional<Wish> unsubscribe(String token) {
        return forged.counted(UNSUBSCRIBE, tokens.verify(UNSUBSCRIBE, token)).map(payload -> {
            String[] parts = payload.split(" ", 3);
            return new Wish(mail(parts[0]), contact(parts[1]), parts[2]);
        });
    }

    Optional<ContactId> preferences(String token) {
        return forged.counted(PREFERENCES, tokens.verify(PREFERENCES, token)).map(this::contact);
    }

    Optional<Asked> answer(String token) {
        return forged.counted(ANSWER, tokens.verify(ANSWER, token)).map(payload -> {
            String[] parts = payload.split(" ", 4);
            return new Asked(mail(parts[0]), contact(parts[1]), parts[2], parts[3]);
        });
    }

    /** Also of a link that is too old. */
    Optional<Key> ownData(String token) {
        return forged.counted(OWN_DATA, tokens.verify(OWN_DATA, token)).map(payload -> {
            String[] parts = payload.split(" ", 2);
            return new Key(contact(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1], RADIX)));
        });
    }

    private static String text(MailId mail) {
        return Long.toString(mail.value(), RADIX);
    }

    private static MailId mail(String text) {
        return new MailId(Long.parseLong(text, RADIX));
    }

    private static String text(ContactId contact) {
        UUID id = contact.value();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Links outlive a merge: an old one speaks of the contact that was kept. */
    private ContactId contact(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return contacts.current(new ContactId(new UUID(bytes.getLong(), bytes.getLong())));
    }
}
