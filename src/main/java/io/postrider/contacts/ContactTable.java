package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of contacts. */
@Component
class ContactTable {

    private static final String COLUMNS =
            "select id, email, external_id, time_zone, locale, attributes, created_at from contact ";

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final RowLock lock;

    ContactTable(JdbcClient jdbc, StoredJson json, RowLock lock) {
        this.jdbc = jdbc;
        this.json = json;
        this.lock = lock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when address or external id stand there already */
    void insert(Contact contact, EmailAddress email) {
        jdbc.sql(
                        """
                        insert into contact
                            (id, email, email_key, external_id, time_zone, locale, attributes, created_at, updated_at)
                        values (:id, :email, :key, :externalId, :timeZone, :locale, :attributes, :createdAt, :createdAt)
                        """)
                .param("id", contact.id().value())
                .param("email", email.text())
                .param("key", email.key())
                .param("externalId", contact.externalId())
                .param("timeZone", text(contact.timeZone()))
                .param("locale", text(contact.locale()))
                .param("attributes", json.write(contact.attributes()))
                .param("createdAt", Timestamps.of(contact.createdAt()))
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when address or external id belong to another contact */
    void update(Contact contact, EmailAddress email, Instant now) {
        jdbc.sql(
                        """
                        update contact
                        set email = :email, email_key = :key, external_id = :externalId, time_zone = :timeZone,
                            locale = :locale, attributes = :attributes, updated_at = :now
                        where id = :id
                        """)
                .param("id", contact.id().value())
                .param("email", email.text())
                .param("key", email.key())
                .param("externalId", contact.externalId())
                .param("timeZone", text(contact.timeZone()))
                .param("locale", text(contact.locale()))
                .param("attributes", json.write(contact.attributes()))
                .param("now", Timestamps.of(now))
                .update();
    }

    Optional<Contact> byId(ContactId id) {
        return one("where id = ?", id.value());
    }

    Optional<Contact> byEmailKey(String key) {
        return one("where email_key = ?", key);
    }

    Optional<Contact> byExternalId(String externalId) {
        return one("where external_id = ?", externalId);
    }

    List<Contact> byIds(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + "where id in (:ids)")
                .param("ids", ids)
                .query(this::read)
                .list();
    }

    List<Contact> after(ContactId after, int limit) {
        UUID from = after == null ? new UUID(0, 0) : after.value();
        return jdbc.sql(COLUMNS + "where id > ? order by id fetch first ? rows only")
                .params(from, limit)
                .query(this::read)
                .list();
    }

    /** Newest first; the beginning of an address is looked up by index, whatever its wildcards. */
    List<Contact> newest(String beginning, ContactId before, int limit) {
        String literal = beginning.replaceAll("[!%_]", "!$0").toLowerCase(Locale.ROOT);
        UUID from = before == null ? new UUID(-1, -1) : before.value();
        return jdbc.sql(
                        COLUMNS
                                + "where id < ? and (? = '' or email_key like ? escape '!') order by id desc fetch first ? rows only")
                .params(from, literal, literal + "%", limit)
                .query(this::read)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from contact").query(Long.class).single();
    }

    /** @return false when there is no such contact */
    boolean lock(ContactId id) {
        return jdbc.sql("select id from contact where id = ? " + lock.forChange())
                .param(id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Keeps also those out who would still add something about her. */
    Optional<Contact> lockForErasure(ContactId id) {
        return one("where id = ? for update", id.value());
    }

    /** Deletes the contact and, by foreign key, her consents. */
    void delete(ContactId id) {
        jdbc.sql("delete from contact where id = ?").param(id.value()).update();
    }

    private Optional<Contact> one(String condition, Object value) {
        return jdbc.sql(COLUMNS + condition).param(value).query(this::read).optional();
    }

    private Contact read(ResultSet row, int number) throws SQLException {
        String zone = row.getString("time_zone");
        String locale = row.getString("locale");
        return new Contact(
                new ContactId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("external_id"),
                zone == null ? null : ZoneId.of(zone),
                locale == null ? null : Locale.forLanguageTag(locale),
                json.read(row.getString("attributes")),
                Timestamps.read(row, "created_at"));
    }

    private static String text(ZoneId zone) {
        return zone == null ? null : zone.getId();
    }

    private static String text(Locale locale) {
        return locale == null ? null : locale.toLanguageTag();
    }
}
