package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.ContactChanged;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The companies contacts belong to; a change of a company is a change of its members. */
@Component
public class Companies {

    private static final PlainValues VALUES = new PlainValues(100, 1_000, 1);

    private final JdbcClient jdbc;
    private final ContactTable contacts;
    private final StoredJson json;
    private final Savepoint savepoint;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Companies(
            JdbcClient jdbc,
            ContactTable contacts,
            StoredJson json,
            Savepoint savepoint,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.json = json;
        this.savepoint = savepoint;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody who belongs to a company. @param role may be null */
    public record Membership(Company company, String role) {}

    /**
     * Makes the company or changes the one with this external id or domain; attributes are added.
     *
     * @throws InvalidCompany when it cannot be kept
     */
    @Transactional
    public Company put(String name, String domain, String externalId, Map<String, Object> attributes) {
        String lower = domain == null ? null : domain.strip().toLowerCase(Locale.ROOT);
        check(name, lower, externalId, attributes);
        Company before = one("external_id = ?", externalId)
                .or(() -> one("domain = ?", lower))
                .orElse(null);
        Instant now = clock.instant();
        Company after = new Company(
                before == null ? UUID.randomUUID() : before.id(),
                name.strip(),
                lower == null && before != null ? before.domain() : lower,
                externalId == null && before != null ? before.externalId() : externalId,
                before == null ? attributes : ContactRules.merged(before.attributes(), attributes),
                before == null ? now : before.createdAt(),
                now);
        try {
            savepoint.around(
                    () -> write(
                            after,
                            before == null
                                    ? """
                            insert into company (id, name, domain, external_id, attributes, created_at, updated_at)
                            values (:id, :name, :domain, :externalId, :attributes, :now, :now)
                            """
                                    : """
                            update company set name = :name, domain = :domain, external_id = :externalId,
                                attributes = :attributes, updated_at = :now
                            where id = :id
                            """));
        } catch (DuplicateKeyException e) {
            throw new InvalidCompany(HttpStatus.CONFLICT, "Another company has this domain or external id.");
        }
        members(after.id()).forEach(this::changed);
        return find(after.id()).orElseThrow();
    }

    public Optional<Company> find(UUID id) {
        return one("id = ?", id);
    }

    /** In the order of their ids, after the one given (null: from the first). */
    public List<Company> page(UUID after, int limit) {
        return jdbc.sql("select * from company where id > ? order by id fetch first ? rows only")
                .params(after == null ? new UUID(0, 0) : after, limit)
                .query(this::read)
                .list();
    }

    public List<ContactId> members(UUID company) {
        return jdbc
                .sql("select contact_id from company_member where company_id = ? order by contact_id")
                .param(company)
                .query(UUID.class)
                .list()
                .stream()
                .map(ContactId::new)
                .toList();
    }

    public List<Membership> of(ContactId contact) {
        return jdbc.sql(
                        """
                        select c.*, m.role from company_member m join company c on c.id = m.company_id
                        where m.contact_id = ? order by c.name, c.id
                        """)
                .param(contact.value())
                .query((row, number) -> new Membership(read(row, number), row.getString("role")))
                .list();
    }

    /** @param role may be null @throws InvalidCompany when there is none @throws ContactNotFound when she does not exist */
    @Transactional
    public void join(UUID company, ContactId contact, String role) {
        if (role != null && (role.length() > 100 || PlainValues.hasControls(role))) {
            throw invalid("role must be at most 100 characters without control characters.");
        }
        locked(contact);
        if (find(company).isEmpty()) {
            throw new InvalidCompany(HttpStatus.NOT_FOUND, "There is no company of this id.");
        }
        leaveQuietly(company, contact);
        jdbc.sql("insert into company_member (company_id, contact_id, role) values (?, ?, ?)")
                .params(company, contact.value(), role)
                .update();
        changed(contact);
    }

    /** Leaving what she does not belong to changes nothing. */
    @Transactional
    public void leave(UUID company, ContactId contact) {
        locked(contact);
        if (leaveQuietly(company, contact) > 0) {
            changed(contact);
        }
    }

    @EventListener
    void on(ContactsMerged merged) {
        jdbc.sql(
                        """
                        update company_member set contact_id = :kept where contact_id = :gone
                            and company_id not in (select m.company_id from company_member m where m.contact_id = :kept)
                        """)
                .param("kept", merged.kept().value())
                .param("gone", merged.gone().value())
                .update();
    }

    private int leaveQuietly(UUID company, ContactId contact) {
        return jdbc.sql("delete from company_member where company_id = ? and contact_id = ?")
                .params(company, contact.value())
                .update();
    }

    private void changed(ContactId contact) {
        events.publishEvent(new ContactChanged(contact, Set.of("companies")));
    }

    private void locked(ContactId contact) {
        if (!contacts.lock(contact)) {
            throw new ContactNotFound(contact);
        }
    }

    private void write(Company company, String sql) {
        jdbc.sql(sql)
                .param("id", company.id())
                .param("name", company.name())
                .param("domain", company.domain())
                .param("externalId", company.externalId())
                .param("attributes", json.write(company.attributes()))
                .param("now", Timestamps.of(company.updatedAt()))
                .update();
    }

    private static void check(String name, String domain, String externalId, Map<String, Object> attributes) {
        if (name == null || name.isBlank() || name.length() > 200 || PlainValues.hasControls(name)) {
            throw invalid("name must be 1 to 200 characters without control characters.");
        }
        if (domain != null && !domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")
                || domain != null && domain.length() > 255) {
            throw invalid("domain must be a domain such as teahouse.example.");
        }
        if (externalId != null
                && (externalId.isBlank() || externalId.length() > 200 || PlainValues.hasControls(externalId))) {
            throw invalid("externalId must be 1 to 200 characters without control characters.");
        }
        VALUES.fault("attributes", attributes).ifPresent(fault -> {
            throw invalid(fault);
        });
    }

    private Optional<Company> one(String condition, Object value) {
        return value == null
                ? Optional.empty()
                : jdbc.sql("select * from company where " + condition)
                        .param(value)
                        .query(this::read)
                        .optional();
    }

    private Company read(ResultSet row, int number) throws SQLException {
        return new Company(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("domain"),
                row.getString("external_id"),
                json.read(row.getString("attributes")),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "updated_at"));
    }

    private static InvalidCompany invalid(String why) {
        return new InvalidCompany(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }
}
