package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.ContactSettings.Unknown;
import io.postrider.support.OnH2;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to attributes nobody has declared is the installation's choice. */
@OnH2
class UnknownAttributesTests {

    @Autowired
    AttributeTable table;

    @Autowired
    ObjectProvider<AttributeUse> uses;

    @Autowired
    ContactSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void areRefusedWhenItSaysSo() {
        String name = "u" + UUID.randomUUID().toString().replace("-", "_");
        assertThatThrownBy(() -> with(Unknown.REFUSE, name))
                .isInstanceOf(InvalidContact.class)
                .hasMessage("attributes." + name + " is not declared.");
        assertThat(table.find(name)).isEmpty();
        assertThat(with(Unknown.DECLARE, name)).isEqualTo(Map.of(name, "oolong"));
        assertThat(with(Unknown.REFUSE, name)).isEqualTo(Map.of(name, "oolong"));
    }

    private Map<String, Object> with(Unknown unknown, String name) {
        ContactSettings other = new ContactSettings(
                settings.maxAttributes(),
                settings.maxAttributeText(),
                settings.maxAttributeDepth(),
                settings.maxAttributesSize(),
                unknown,
                settings.confirmWithin(),
                settings.repeatRequestAfter(),
                settings.longestPause(),
                settings.languages(),
                settings.signUpsPerAddress());
        return transaction.execute(status -> new Attributes(table, other, jdbc, uses).checked(Map.of(name, "oolong")));
    }
}
