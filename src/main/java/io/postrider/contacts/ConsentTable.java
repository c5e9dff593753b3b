package io.postrider.contacts;

import io.postrider.contacts.Consent.Status;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Where each consent stands and how it came there; callers hold the contact's lock. */
@Component
public class ConsentTable {

    private final JdbcClient jdbc;

    ConsentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All consents of these contacts, in one query. */
    public List<ConsentState> ofAll(List<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select c.* from consent c join purpose p on p.purpose = c.purpose
                        where c.contact_id in (:contacts) order by p.position, p.purpose
                        """)
                .param("contacts", contacts.stream().map(ContactId::value).toList())
                .query(ConsentTable::read)
                .list();
    }

    Optional<ConsentState> of(ContactId contact, String purpose) {
        return jdbc.sql("select * from consent where contact_id = ? and purpose = ?")
                .params(contact.value(), purpose)
                .query(ConsentTable::read)
                .optional();
    }

    /** Replaces where she stood. */
    public void store(ConsentState state) {
        if (write(
                        state,
                        """
                        update consent
                        set status = :status, source = :source, acted_at = :at, ip = :ip, wording = :wording, form = :form,
                            form_version = :formVersion, basis = :basis, country = :country,
                            expires_at = :expiresAt, pending_since = :pendingSince, requested_at = :requestedAt,
                            withdrawn_at = :withdrawnAt
                        where contact_id = :contact and purpose = :purpose
                        """)
                == 0) {
            write(
                    state,
                    """
                    insert into consent (contact_id, purpose, status, source, acted_at, ip, wording, form, form_version,
                        basis, country, expires_at, pending_since, requested_at, withdrawn_at)
                    values (:contact, :purpose, :status, :source, :at, :ip, :wording, :form, :formVersion,
                        :basis, :country, :expiresAt, :pendingSince, :requestedAt, :withdrawnAt)
                    """);
        }
    }

    public void delete(ContactId contact, String purpose) {
        jdbc.sql("delete from consent where contact_id = ? and purpose = ?")
                .params(contact.value(), purpose)
                .update();
    }

    /** @param change a status, or {@code DROPPED} */
    public void remember(ContactId contact, String purpose, String change, Proof proof, Instant now) {
        bind(
                        jdbc.sql(
                                """
                                insert into consent_history (contact_id, purpose, change, source, acted_at, ip, wording,
                                    form, form_version, basis, country, expires_at, recorded_at)
                                values (:contact, :purpose, :change, :source, :at, :ip, :wording, :form, :formVersion,
                                    :basis, :country, :expiresAt, :now)
                                """),
                        proof)
                .param("contact", contact.value())
                .param("purpose", purpose)
                .param("change", change)
                .param("now", Timestamps.of(now))
                .update();
    }

    /** The proof of her last no, for a request that came after it and was dropped. */
    Proof lastWithdrawal(ContactId contact, String purpose) {
        return jdbc.sql(
                        """
                        select * from consent_history
                        where contact_id = ? and purpose = ? and change = 'WITHDRAWN'
                        order by id desc fetch first 1 row only
                        """)
                .params(contact.value(), purpose)
                .query((row, number) -> proof(row))
                .single();
    }

    private int write(ConsentState state, String sql) {
        return bind(jdbc.sql(sql), state.proof())
                .param("contact", state.contact().value())
                .param("purpose", state.purpose())
                .param("status", state.status().name())
                .param("pendingSince", Timestamps.of(state.pendingSince()))
                .param("requestedAt", Timestamps.of(state.requestedAt()))
                .param("withdrawnAt", Timestamps.of(state.withdrawnAt()))
                .update();
    }

    private static StatementSpec bind(StatementSpec statement, Proof proof) {
        return statement
                .param("source", proof.source())
                .param("at", Timestamps.of(proof.at()))
                .param("ip", proof.ip())
                .param("wording", proof.wording())
                .param("form", proof.form())
                .param("formVersion", proof.formVersion())
                .param("basis", proof.basis().name())
                .param("country", proof.country())
                .param("expiresAt", Timestamps.of(proof.expiresAt()));
    }

    private static ConsentState read(ResultSet row, int number) throws SQLException {
        return new ConsentState(
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("purpose"),
                Status.valueOf(row.getString("status")),
                proof(row),
                Timestamps.read(row, "pending_since"),
                Timestamps.read(row, "requested_at"),
                Timestamps.read(row, "withdrawn_at"));
    }

    private static Proof proof(ResultSet row) throws SQLException {
        return new Proof(
                row.getString("source"),
                Timestamps.read(row, "acted_at"),
                row.getString("ip"),
                row.getString("wording"),
                row.getString("form"),
                row.getString("form_version"),
                Basis.valueOf(row.getString("basis")),
                row.getString("country"),
                Timestamps.read(row, "expires_at"));
    }
}
