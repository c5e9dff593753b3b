package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.commerce.StoreCurrency;
import io.postrider.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads a call by its mapping and keeps what it tells: all of it or, in the caller's transaction, nothing. */
@Component
class Understanding {

    private final Mappings mappings;
    private final Facts facts;
    private final StoreCurrency currency;

    Understanding(Mappings mappings, Facts facts, StoreCurrency currency) {
        this.mappings = mappings;
        this.facts = facts;
        this.currency = currency;
    }

    /**
     * @return why it told nothing; empty when it did
     * @throws DoesNotFit when it is not as its mapping says
     * @throws NotKnownYet when it speaks of somebody who may yet become known
     */
    Optional<String> take(DeliveryTable.Waiting waiting) {
        Mapping mapping = mappings.of(waiting.source()).orElseThrow(() -> new DoesNotFit("Its source has no mapping"));
        JsonNode told = Json.read(waiting.raw()).orElseThrow(() -> new DoesNotFit("It is not JSON"));
        if (!mapping.topics().containsKey(waiting.topic())) {
            return Optional.of("Its topic is not mapped.");
        }
        List<Fact> read = mapping.read(waiting.topic(), body(mapping, told));
        long kept = read.stream()
                .filter(it -> keep(mapping.source(), it, waiting.receivedAt(), Instant.MIN))
                .count();
        if (kept > 0) {
            return Optional.empty();
        }
        return Optional.of(
                read.isEmpty()
                        ? "Nothing in it is of interest."
                        : "It does not say whom it is about, or nobody we know.");
    }

    /** What it would mean, without keeping anything. */
    List<Fact> read(Mapping mapping, String topic, JsonNode told) {
        return mapping.read(topic, body(mapping, told));
    }

    Body body(Mapping mapping, JsonNode told) {
        return new Body(mapping.source(), currency.code(), told, told);
    }

    /** @param newsSince what happened before is only caught up on: it starts no journey */
    boolean keep(String source, Fact fact, Instant heard, Instant newsSince) {
        if (fact.product() != null) {
            facts.product(fact.product());
            return true;
        }
        Optional<ContactId> contact = facts.contact(source, fact.contact());
        if (contact.isEmpty() && fact.contact().waits()) {
            throw new NotKnownYet();
        }
        contact.ifPresent(her -> {
            if (fact.consent() != null) {
                facts.consent(her, fact.consent(), fact.consent().at().isBefore(newsSince));
            }
            if (fact.event() != null) {
                Instant at = fact.event().at() == null ? heard : fact.event().at();
                facts.event(her, fact.event(), heard, at.isBefore(newsSince));
            }
        });
        return contact.isPresent();
    }
}
