package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.PersonalData;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Forgets with everybody else: her names at the sources, and every body kept that speaks of her. */
@Component
class HookListeners {

    private static final int BATCH = 100;

    /** A shorter number stands in every other body, as a quantity or a price. */
    private static final int SHORTEST_NAME = 5;

    private final SourceNameTable aliases;
    private final DeliveryTable deliveries;
    private final Contacts contacts;

    HookListeners(SourceNameTable aliases, DeliveryTable deliveries, Contacts contacts) {
        this.aliases = aliases;
        this.deliveries = deliveries;
        this.contacts = contacts;
    }

    /** Her names at the sources, for her own copy. */
    @Configuration(proxyBeanMethods = false)
    static class Copy {

        @Bean
        @Order(70)
        PersonalData namesAtSources(SourceNameTable aliases) {
            return new PersonalData("sources", aliases::of);
        }
    }

    @EventListener
    void on(ContactErased erased) {
        Set<String> hers = new HashSet<>();
        hers.add(erased.email().toLowerCase(Locale.ROOT));
        contacts.find(erased.contact()).map(Contact::externalId).ifPresent(it -> hers.add(it.toLowerCase(Locale.ROOT)));
        aliases.of(erased.contact()).stream()
                .map(it -> it.alias().substring(it.alias().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT))
                .filter(it -> it.length() >= SHORTEST_NAME)
                .forEach(hers::add);
        forget(hers);
        aliases.forget(erased.contact());
    }

    @EventListener
    void on(ContactsMerged merged) {
        aliases.move(merged.gone(), merged.kept());
    }

    private void forget(Set<String> hers) {
        long after = 0;
        List<DeliveryTable.Waiting> some;
        do {
            some = deliveries.withBody(after, BATCH);
            for (DeliveryTable.Waiting one : some) {
                if (mentions(one.raw(), hers)) {
                    deliveries.forget(one.id());
                }
                after = one.id();
            }
        } while (some.size() == BATCH);
    }

    /** As JSON means it, so that an escaped @ hides nobody; what is no JSON is searched as it is. */
    private static boolean mentions(String raw, Set<String> hers) {
        return Json.read(raw).map(told -> says(told, hers)).orElseGet(() -> hers.stream()
                .anyMatch(raw.toLowerCase(Locale.ROOT)::contains));
    }

    /** A text that has her address in it, or is one of her names. */
    private static boolean says(JsonNode told, Set<String> hers) {
        if (told.isContainerNode()) {
            for (JsonNode inside : told) {
                if (says(inside, hers)) {
                    return true;
                }
            }
            return false;
        }
        String text = told.asText().toLowerCase(Locale.ROOT);
        return hers.contains(text)
                || told.isTextual() && hers.stream().anyMatch(it -> it.contains("@") && text.contains(it));
    }
}
