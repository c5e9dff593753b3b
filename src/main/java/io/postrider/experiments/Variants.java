package io.postrider.experiments;

import io.postrider.contacts.ContactId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Splits people into variants by a stable hash: no table, no chance, the same answer everywhere and always. */
@Component
public class Variants {

    /** One side of a split. @param weight its share relative to the others, above 0 */
    public record Variant(String name, double weight) {}

    /** The contact's variant in this experiment; another experiment key splits the same people independently. */
    public String assign(String experiment, ContactId contact, List<Variant> variants) {
        throw new UnsupportedOperationException();
    }

    /** The contact's place between 0 (inclusive) and 1 (exclusive) in this experiment, for holdouts. */
    public double position(String experiment, ContactId contact) {
        throw new UnsupportedOperationException();
    }
}
