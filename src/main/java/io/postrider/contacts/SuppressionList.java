package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.ContactsSuppressed;
import io.postrider.contacts.Suppression.Wanted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes many addresses down at once; the first reason of each stays, and who is a contact hears of it on her timeline. */
@Component
class SuppressionList {

    private final SuppressionTable table;
    private final Savepoint savepoint;
    private final ApplicationEventPublisher events;

    SuppressionList(SuppressionTable table, Savepoint savepoint, ApplicationEventPublisher events) {
        this.table = table;
        this.savepoint = savepoint;
        this.events = events;
    }

    /** @return how many are new */
    @Transactional
    public int add(List<Wanted> wanted) {
        List<Wanted> fresh = fresh(wanted);
        try {
            List<Wanted> first = fresh;
            savepoint.around(() -> table.insert(first));
        } catch (DuplicateKeyException atTheSameMoment) {
            // Somebody else wrote some of them down since we looked; that is committed, and now we see it.
            List<Wanted> left = fresh(wanted);
            savepoint.around(() -> table.insert(left));
            fresh = left;
        }
        // Whoever bounced before may be mailed again some day; whoever complained may not.
        wanted.stream()
                .filter(it -> it.kind() == SuppressionKind.COMPLAINED)
                .forEach(it -> table.complained(it.email()));
        tell(fresh);
        return fresh.size();
    }

    /** Each address once, in the order of addresses, so that two lists wait for each other and never in a circle. */
    private List<Wanted> fresh(List<Wanted> wanted) {
        Map<String, Wanted> byAddress = new LinkedHashMap<>();
        wanted.forEach(it -> byAddress.putIfAbsent(it.email(), it));
        Set<String> known = byAddress.isEmpty() ? Set.of() : table.known(byAddress.keySet());
        return byAddress.values().stream()
                .filter(it -> !known.contains(it.email()))
                .sorted(Comparator.comparing(Wanted::email))
                .toList();
    }

    private void tell(List<Wanted> fresh) {
        Map<String, ContactId> contacts = fresh.isEmpty()
                ? Map.of()
                : table.contacts(fresh.stream().map(Wanted::email).toList());
        if (!contacts.isEmpty()) {
            events.publishEvent(new ContactsSuppressed(fresh.stream()
                    .filter(it -> contacts.containsKey(it.email()))
                    .map(it -> new ContactsSuppressed.One(contacts.get(it.email()), it.kind(), it.reason()))
                    .toList()));
        }
    }
}
