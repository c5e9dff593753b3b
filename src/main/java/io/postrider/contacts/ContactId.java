package io.postrider.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** The name a contact keeps for life inside Postrider; carries nothing personal, so engine and logs may hold it. */
public record ContactId(UUID value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new id that sorts after those of earlier contacts (UUID version 7, RFC 9562). */
    public static ContactId next(Instant now) {
        long high = now.toEpochMilli() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() >>> 2 | Long.MIN_VALUE;
        return new ContactId(new UUID(high, low));
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    @JsonCreator
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
