package io.postrider.integrations.crm;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.crm.Crm.Deal;
import io.postrider.integrations.crm.Crm.Found;
import io.postrider.time.MachineTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deals become events of their people: {@code deal.created}, {@code deal.stageChanged}, {@code deal.won}, {@code deal.lost}. Keys follow from the
 * deal, its stage and the moment, so the same told again is one event; what the first run brings starts no journey.
 */
final class DealsIn extends Delta<Deal> {

    private final Crm crm;
    private final CrmTable table;
    private final EventLog log;
    private final Clock clock;

    DealsIn(Crm crm, CrmTable table, EventLog log, Clock clock, MachineTime time) {
        super(time);
        this.crm = crm;
        this.table = table;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deals-in";
    }

    @Override
    public String title() {
        return "Deals that changed there";
    }

    @Override
    Found<Deal> ask(Reach reach, Instant since, String page) {
        return crm.deals(reach, since, page);
    }

    @Override
    Counts keep(Reach reach, List<Deal> all, boolean news) {
        int refused = 0;
        List<NewEvent> events = new ArrayList<>();
        for (Deal deal : all) {
            List<ContactId> people = deal.people().stream()
                    .map(it -> table.ours(reach.connection(), it))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            refused += people.isEmpty() ? 1 : 0;
            people.forEach(contact -> events.addAll(events(reach, deal, contact)));
        }
        log.appendAll(news ? events : events.stream().map(NewEvent::asHistory).toList());
        return new Counts(all.size() - refused, refused);
    }

    private List<NewEvent> events(Reach reach, Deal deal, ContactId contact) {
        String key = "deal:" + reach.connection() + ":" + deal.id() + ":" + contact;
        String stage = key + ":" + deal.stage() + ":" + deal.stageAt().toEpochMilli();
        List<NewEvent> events = new ArrayList<>();
        events.add(event(key + ":created", "deal.created", contact, deal.createdAt(), deal));
        if (deal.stageAt().isAfter(deal.createdAt())) {
            events.add(event(stage, "deal.stageChanged", contact, deal.stageAt(), deal));
        }
        if (deal.won() != null) {
            events.add(event(stage + ":end", deal.won() ? "deal.won" : "deal.lost", contact, deal.stageAt(), deal));
        }
        return events;
    }

    private NewEvent event(String key, String name, ContactId contact, Instant at, Deal deal) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("dealId", deal.id());
        properties.put("name", deal.name());
        properties.put("pipeline", deal.pipeline());
        properties.put("stage", deal.stage());
        amount(deal).ifPresent(minor -> {
            properties.put("amountMinor", minor);
            properties.put("currency", deal.currency());
        });
        Instant now = clock.instant();
        return new NewEvent(
                key.length() > 200 ? Values.hash(key) : key,
                name,
                contact,
                at.isAfter(now) ? now : at,
                properties,
                Origin.NONE,
                null);
    }

    /** Without a currency an amount says nothing. */
    private static Optional<Long> amount(Deal deal) {
        try {
            int digits = Currency.getInstance(deal.currency()).getDefaultFractionDigits();
            return Optional.of(new BigDecimal(deal.amount())
                    .movePointRight(Math.max(0, digits))
                    .longValueExact());
        } catch (RuntimeException none) {
            return Optional.empty();
        }
    }
}
