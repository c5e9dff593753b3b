package io.postrider.contacts;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets a contact everywhere, in one transaction, and proves it without telling who she was (GDPR art. 17 and 5(2)).
 *
 * <p>Every part is counted before and looked at again afterwards; if a module kept anything, nothing is erased and the
 * fault is loud.
 */
@Component
public class Erasures {

    private final Contacts contacts;
    private final List<PersonalData> parts;
    private final ErasureProofTable proofs;
    private final Clock clock;

    Erasures(Contacts contacts, List<PersonalData> parts, ErasureProofTable proofs, Clock clock) {
        this.contacts = contacts;
        this.parts = parts;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** @param by {@code herself}, or the user or key that orders it @return empty when there is no such contact */
    @Transactional
    public Optional<ErasureProof> erase(ContactId contact, String by) {
        if (!contacts.lock(contact)) {
            return Optional.empty();
        }
        Map<String, Object> erased = new LinkedHashMap<>(counted(contact));
        contacts.erase(contact);
        counted(contact).forEach((part, left) -> {
            if (left > 0) {
                throw new IllegalStateException("An erasure would have left " + left + " of '" + part + "' behind");
            }
        });
        UUID id = UUID.randomUUID();
        proofs.insert(id, clock.instant(), by, erased);
        return proofs.find(id);
    }

    public Optional<ErasureProof> proof(UUID id) {
        return proofs.find(id);
    }

    /** In the order in which they were made, after the number given (0: from the first). */
    public List<ErasureProof> after(long number, int limit) {
        return proofs.after(number, limit);
    }

    private Map<String, Integer> counted(ContactId contact) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        parts.forEach(part -> counts.put(part.part(), size(part.about().apply(contact))));
        return counts;
    }

    /** What is one thing and always there, such as preferences nobody set, counts for nothing. */
    private static int size(Object held) {
        if (held instanceof Collection<?> many) {
            return many.size();
        }
        return held instanceof Map<?, ?> fields && !fields.isEmpty() ? 1 : 0;
    }
}
