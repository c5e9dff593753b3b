package io.postrider.segments.rules;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.StoredJson;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes people into the tables as the modules that own these would. */
final class Planting {

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final EventLog log;
    private final ComputedAttributes computed;

    Planting(JdbcClient jdbc, StoredJson json, EventLog log, ComputedAttributes computed) {
        this.jdbc = jdbc;
        this.json = json;
        this.log = log;
        this.computed = computed;
    }

    void all(List<Person> people) {
        for (String segment : RandomPeople.SEGMENTS) {
            if (jdbc.sql("select count(*) from segment where segment = ?")
                            .param(segment)
                            .query(Long.class)
                            .single()
                    == 0) {
                jdbc.sql(
                                """
                                insert into segment (segment, name, description, kind, rule, rule_version, created_at, changed_at)
                                values (?, ?, '', 'OWN', ?, 1, ?, ?)
                                """)
                        .params(segment, segment, "{\"suppressed\": true}", at(Instant.EPOCH), at(Instant.EPOCH))
                        .update();
            }
        }
        people.forEach(this::one);
    }

    private void one(Person she) {
        jdbc.sql(
                        """
                        insert into contact (id, email, email_key, external_id, time_zone, locale, attributes, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        she.id(),
                        she.email(),
                        she.email(),
                        she.externalId(),
                        she.timeZone(),
                        she.locale(),
                        json.write(she.attributes()),
                        at(she.createdAt()),
                        at(she.createdAt()))
                .update();
        if (!she.computed().isEmpty()) {
            computed.write("rule-tests", Map.of(new ContactId(she.id()), she.computed()));
        }
        she.tags().forEach(tag -> insert("contact_tag (contact_id, tag, tagged_at)", she.id(), tag, at(Instant.EPOCH)));
        she.consents()
                .forEach((purpose, agreed) -> insert(
                        "consent (contact_id, purpose, status, acted_at, basis, expires_at)",
                        she.id(),
                        purpose,
                        agreed.status(),
                        at(Instant.EPOCH),
                        "CONSENT",
                        at(agreed.expiresAt())));
        if (she.suppressed()) {
            insert(
                    "suppression (email_key, kind, reason, suppressed_at)",
                    she.email(),
                    "ASKED",
                    "asked",
                    at(Instant.EPOCH));
        }
        she.segments()
                .forEach(segment ->
                        insert("segment_member (segment, contact_id, since)", segment, she.id(), at(Instant.EPOCH)));
        log.appendAll(she.events().stream().map(did -> event(she, did)).toList());
        commerce(she);
        she.companies().forEach(company -> company(she, company));
    }

    private void commerce(Person she) {
        for (Person.Order order : she.orders()) {
            insert(
                    "customer_order (order_id, contact_id, placed_at, currency, total_minor, refunded_minor, cancelled_at, event_id)",
                    order.id(),
                    she.id(),
                    at(order.at()),
                    order.currency(),
                    order.total(),
                    order.refunded(),
                    at(order.cancelled() ? order.at() : null),
                    0L);
            for (int line = 0; line < order.lines().size(); line++) {
                insert(
                        "order_line (order_id, line, product_id, category, quantity, unit_minor)",
                        order.id(),
                        line,
                        order.lines().get(line).product(),
                        order.lines().get(line).category(),
                        1,
                        100L);
            }
        }
        int number = 0;
        for (Person.Cart cart : she.carts()) {
            insert(
                    "cart (contact_id, cart_id, currency, total_minor, updated_at, order_id, line_count, lines, event_id)",
                    she.id(),
                    "cart-" + number++,
                    "EUR",
                    100L,
                    at(cart.updatedAt()),
                    cart.ordered() ? "o" : null,
                    cart.lines(),
                    "[]",
                    0L);
        }
    }

    private void company(Person she, Map<String, Object> company) {
        UUID id = UUID.randomUUID();
        Map<String, Object> attributes = new HashMap<>(company);
        attributes.remove("name");
        insert(
                "company (id, name, attributes, created_at, updated_at)",
                id,
                company.get("name"),
                json.write(attributes),
                at(Instant.EPOCH),
                at(Instant.EPOCH));
        insert("company_member (company_id, contact_id)", id, she.id());
    }

    private static NewEvent event(Person she, Person.Did did) {
        return new NewEvent(
                did.key(),
                did.name(),
                new ContactId(she.id()),
                did.at(),
                did.properties(),
                did.journey() == null ? Origin.NONE : new Origin(did.journey(), 1, did.step(), "e"),
                null);
    }

    private void insert(String into, Object... values) {
        jdbc.sql("insert into " + into + " values (" + "?, ".repeat(values.length - 1) + "?)")
                .params(values)
                .update();
    }

    private static Object at(Instant moment) {
        return Timestamps.of(moment);
    }
}
