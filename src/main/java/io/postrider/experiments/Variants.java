package io.postrider.experiments;

import io.postrider.contacts.ContactId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Splits people into variants by a stable hash: no table, no chance, the same answer everywhere and always.
 *
 * <p>A contact's place is the first 53 bits of SHA-256 over the experiment's key and her id, as a fraction. Changing this
 * moves everybody to another variant: it must never change.
 */
@Component
public class Variants {

    /** One side of a split. @param weight its share relative to the others, above 0 */
    public record Variant(String name, double weight) {

        public Variant {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("The weight of a variant is above 0, but is " + weight);
            }
        }
    }

    /**
     * The contact's variant in this experiment; another experiment key splits the same people independently.
     *
     * @throws IllegalArgumentException when there are no variants
     */
    public String assign(String experiment, ContactId contact, List<Variant> variants) {
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("The experiment " + experiment + " has no variants");
        }
        double left = position(experiment, contact)
                * variants.stream().mapToDouble(Variant::weight).sum();
        for (Variant variant : variants) {
            left -= variant.weight();
            if (left < 0) {
                return variant.name();
            }
        }
        // Only rounding leads here.
        return variants.get(variants.size() - 1).name();
    }

    /** The contact's place between 0 (inclusive) and 1 (exclusive) in this experiment, for holdouts. */
    public double position(String experiment, ContactId contact) {
        MessageDigest sha = sha256();
        sha.update(experiment.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        ByteBuffer id = ByteBuffer.allocate(2 * Long.BYTES);
        id.putLong(contact.value().getMostSignificantBits());
        id.putLong(contact.value().getLeastSignificantBits());
        long hash = ByteBuffer.wrap(sha.digest(id.array())).getLong();
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
