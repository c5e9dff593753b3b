package io.postrider.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Remembers the keys of events in a fixed, small width: the first half of their SHA-256.
 *
 * <p>Two keys that meet are one in 10^19 for ten billion events; and nobody can make two on purpose, as with a weaker hash, to
 * have another's event taken for known.
 */
final class EventKeys {

    private EventKeys() {}

    static UUID hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            ByteBuffer half = ByteBuffer.wrap(hash);
            return new UUID(half.getLong(), half.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM knows SHA-256", e);
        }
    }
}
