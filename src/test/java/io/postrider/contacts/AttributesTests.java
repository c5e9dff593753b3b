package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What may be known about a contact, told by people and worked out by modules. */
class AttributesTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Attributes attributes;

        @Autowired
        ComputedAttributes computed;

        @Autowired
        Tags tags;

        @Autowired
        Contacts contacts;

        @Autowired
        EventLog log;

        private final String name = "a" + UUID.randomUUID().toString().replace("-", "_");
        private ContactId she;

        @BeforeEach
        void somebody() {
            she = contacts.upsert(new NewContact(name + "@attributes.example", null, null, null, Map.of()))
                    .id();
        }

        @ParameterizedTest
        @EnumSource(AttributeKind.class)
        void eachKindTakesItsValuesInOneFormAndRefusesOthers(AttributeKind kind) {
            attributes.declare(name, kind, null);
            Map<AttributeKind, List<Object>> told = Map.of(
                    AttributeKind.TEXT, List.of("oolong", "oolong"),
                    AttributeKind.NUMBER, List.of(4.5, 4.5),
                    AttributeKind.BOOLEAN, List.of(true, true),
                    AttributeKind.DATE, List.of(" 2026-02-28 ", "2026-02-28"),
                    AttributeKind.INSTANT, List.of("2026-02-28T10:00:00.123+01:00", "2026-02-28T09:00:00Z"),
                    AttributeKind.LIST, List.of(List.of("a", "b"), List.of("a", "b")),
                    AttributeKind.COUNTRY, List.of("de", "DE"),
                    AttributeKind.MONEY,
                            List.of(Map.of("minor", 1250, "currency", "eur"), Map.of("minor", 1250, "currency", "EUR")),
                    AttributeKind.OBJECT, List.of(Map.of("x", 1), Map.of("x", 1)));
            tell(told.get(kind).get(0));
            assertThat(contacts.find(she).orElseThrow().attributes())
                    .isEqualTo(Map.of(name, told.get(kind).get(1)));

            Object wrong = kind == AttributeKind.TEXT ? 7 : "nonsense";
            if (kind != AttributeKind.OBJECT) {
                assertThatThrownBy(() -> tell(wrong))
                        .isInstanceOf(InvalidContact.class)
                        .hasMessage("attributes." + name + " must be " + kind.words() + ".");
            }
        }

        @Test
        void whatNobodyDeclaredIsDeclaredByItsFirstValue() {
            tell(12);
            assertThat(attributes.find(name)).hasValueSatisfying(it -> {
                assertThat(it.kind()).isEqualTo(AttributeKind.NUMBER);
                assertThat(it.computed()).isFalse();
            });
            assertThatThrownBy(() -> tell("twelve")).hasMessageContaining("must be a number");
        }

        @Test
        void aKindStaysALabelMayChangeAndOnlyWhatNobodyHasCanGo() {
            attributes.declare(name, AttributeKind.DATE, "Wedding day");
            assertThat(attributes.declare(name, AttributeKind.DATE, "Wedding").label())
                    .isEqualTo("Wedding");
            assertThatThrownBy(() -> attributes.declare(name, AttributeKind.TEXT, null))
                    .hasMessageContaining("stays that");
            tell("2026-06-01");
            assertThatThrownBy(() -> attributes.remove(name)).hasMessageContaining("Somebody has a value");
            tell(null);
            attributes.remove(name);
            assertThat(attributes.find(name)).isEmpty();
            assertThatThrownBy(() -> attributes.declare("no way", AttributeKind.TEXT, null))
                    .isInstanceOf(InvalidAttribute.class);
        }

        @Test
        void whatAModuleWorksOutIsItsOwn() {
            computed.declare(name, Map.of(name, AttributeKind.NUMBER), Map.of(name, "Score"));
            computed.declare(name, Map.of(name, AttributeKind.NUMBER), Map.of());
            computed.write(name, Map.of(she, Map.of(name, 7)));
            computed.write(name, Map.of(she, Map.of(name, 8), new ContactId(UUID.randomUUID()), Map.of(name, 1)));

            assertThat(computed.ofAll(List.of(she))).isEqualTo(Map.of(she, Map.of(name, 8)));
            assertThatThrownBy(() -> tell(9)).hasMessageContaining("is worked out by " + name);
            assertThatThrownBy(() -> attributes.declare(name, AttributeKind.NUMBER, null))
                    .hasMessageContaining("worked out by");
            assertThatThrownBy(() -> computed.declare("other", Map.of(name, AttributeKind.NUMBER), Map.of()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> computed.write(name, Map.of(she, Map.of(name, "text"))))
                    .hasMessageContaining("must be a number");
            assertThatThrownBy(() -> computed.write("other", Map.of(she, Map.of(name, 1))))
                    .hasMessageContaining("not declared by other");
            contacts.erase(she);
            assertThat(computed.ofAll(List.of(she))).isEmpty();
        }

        @Test
        void tellsWhichFieldsChangedAndNothingOfThem() {
            tell(12);
            tell(12);
            tags.add(she, List.of("vip", " vip ", "wholesale"));
            tags.add(she, List.of("vip"));
            tags.remove(she, "nothing");
            tags.remove(she, "vip");

            assertThat(tags.of(she)).containsExactly("wholesale");
            assertThat(log.timeline(she, null, 20))
                    .filteredOn(it -> it.name().equals("contact.changed"))
                    .extracting(LoggedEvent::properties)
                    .containsExactly(
                            Map.of("fields", List.of("tags")),
                            Map.of("fields", List.of("tags")),
                            Map.of("fields", List.of(name)));
        }

        @Test
        void refusesWhatIsNoTag() {
            assertThatThrownBy(() -> tags.add(she, List.of(" "))).isInstanceOf(InvalidContact.class);
            assertThatThrownBy(() -> tags.add(she, List.of("x".repeat(61)))).isInstanceOf(InvalidContact.class);
            assertThatThrownBy(() -> tags.add(new ContactId(UUID.randomUUID()), List.of("x")))
                    .isInstanceOf(ContactNotFound.class);
            List<String> many = new ArrayList<>();
            for (int i = 0; i < 101; i++) {
                many.add("t" + i);
            }
            assertThatThrownBy(() -> tags.add(she, many)).hasMessageContaining("at most 100");
            assertThat(tags.of(she)).isEqualTo(Set.of());
        }

        private void tell(Object value) {
            Map<String, Object> told = new HashMap<>();
            told.put(name, value);
            contacts.upsert(new NewContact(name + "@attributes.example", null, null, null, told));
        }
    }
}
