package io.postrider.integrations.hooks;

import io.postrider.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What sources call our contacts: a refund names an order, and the order was hers. */
@Component
class SourceNameTable {

    /** One of her names, as her copy shows it. */
    record Alias(String source, String alias) {}

    private final JdbcClient jdbc;

    SourceNameTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who is meant by the first of these that is known. */
    Optional<ContactId> find(String source, List<String> aliases) {
        return aliases.stream()
                .flatMap(alias -> jdbc
                        .sql("select contact_id from hook_alias where source = ? and alias = ?")
                        .params(source, alias)
                        .query(UUID.class)
                        .optional()
                        .stream())
                .findFirst()
                .map(ContactId::new);
    }

    /** From now on this means her, whomever it meant before. */
    void name(String source, String alias, ContactId contact) {
        jdbc.sql(
                        """
                        merge into hook_alias known
                        using (select cast(:source as varchar(60)) as source, cast(:alias as varchar(200)) as alias,
                            cast(:contact as uuid) as contact_id) told
                        on known.source = told.source and known.alias = told.alias
                        when matched then update set contact_id = told.contact_id
                        when not matched then insert (source, alias, contact_id)
                            values (told.source, told.alias, told.contact_id)
                        """)
                .param("source", source)
                .param("alias", alias)
                .param("contact", contact.value())
                .update();
    }

    List<Alias> of(ContactId contact) {
        return jdbc.sql("select source, alias from hook_alias where contact_id = ? order by source, alias")
                .param(contact.value())
                .query((row, number) -> new Alias(row.getString("source"), row.getString("alias")))
                .list();
    }

    void move(ContactId from, ContactId to) {
        jdbc.sql("update hook_alias set contact_id = ? where contact_id = ?")
                .params(to.value(), from.value())
                .update();
    }

    void forget(ContactId contact) {
        jdbc.sql("delete from hook_alias where contact_id = ?")
                .param(contact.value())
                .update();
    }
}
