package io.postrider.segments.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.support.OnH2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is a rule, and precisely why something is none. */
@OnH2
class RuleReaderTests {

    @Autowired
    RuleReader reader;

    @Autowired
    Attributes attributes;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void attributesOfTheGrammar() {
        attributes.declare("city", AttributeKind.TEXT, null);
        attributes.declare("birthday", AttributeKind.DATE, null);
        attributes.declare("readerNumber", AttributeKind.NUMBER, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
        [] | | A condition is an object.
        {} | | An empty condition means nothing.
        {"nonsense": 1} | | This is no condition
        {"all": []} | /all | at least one condition
        {"all": [{"tag": "a"}, {"tag": ""}]} | /all/1/tag | text of 1 to 300
        {"any": [{"not": {"not": {"tag": 7}}}]} | /any/0/not/not/tag | text of 1 to 300
        {"tag": "a", "typo": 1} | /typo | 'typo' does not belong here
        {"attribute": "nobody"} | /attribute | There is no attribute
        {"attribute": "city"} | | Nothing is asked
        {"attribute": "city", "above": 3} | | Nothing is asked
        {"attribute": "city", "is": []} | /is | 1 to 1000
        {"attribute": "readerNumber", "is": "3"} | /is | must be a number
        {"attribute": "readerNumber", "above": 1e30} | /above | at most 18 digits
        {"attribute": "birthday", "is": "31.1.2026"} | /is | such as 2026-01-31
        {"attribute": "birthday", "withinNextDays": -1} | /withinNextDays | whole number from 0
        {"consent": "nobody"} | /consent | no purpose
        {"consent": "newsletter", "status": "maybe"} | /status | granted, pending
        {"event": "Order Placed"} | /event | name of an event
        {"event": "order.placed", "withinLast": "1 month"} | /withinLast | such as P30D
        {"event": "order.placed", "withinLast": "P1M"} | /withinLast | such as P30D
        {"event": "order.placed", "withinLast": "P0D"} | /withinLast | such as P30D
        {"event": "order.placed", "withinLast": "P9999D"} | /withinLast | at most ten years
        {"event": "order.placed", "from": "2026-02-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"} | /to | This window is empty
        {"event": "order.placed", "withinLast": "P1D", "to": "2026-01-01T00:00:00Z"} | /withinLast | either the last so long
        {"event": "order.placed", "times": {}} | /times | An empty condition
        {"event": "order.placed", "times": {"is": 1, "above": 2}} | /times | Exactly one of these
        {"event": "order.placed", "times": {"is": -1}} | /times/is | whole number from 0
        {"event": "order.placed", "times": {"is": 1.5}} | /times/is | whole number from 0
        {"spent": {"atLeast": 1}} | /spent | needs its currency
        {"spent": {"atLeast": 1, "currency": "EURO"}} | /spent/currency | ISO 4217
        {"random": {"salt": "s", "from": 50, "below": 50}} | /random | not empty
        {"random": {"salt": "s", "below": 33.333}} | /random | two places
        {"suppressed": "yes"} | /suppressed | true or false
        {"segment": "Not A Key"} | /segment | key of a segment
        """)
    void saysWhereTheFaultIsAndWhat(String rule, String path, String sentence) {
        assertThatThrownBy(() -> reader.read(json.readTree(rule))).isInstanceOfSatisfying(RuleFault.class, fault -> {
            assertThat(fault.path()).isEqualTo(path == null ? "" : path);
            assertThat(fault.getMessage()).contains(sentence);
        });
    }

    @Test
    void refusesTenThousandConditionsAndDeepNests() throws Exception {
        String many = "{\"all\":[" + "{\"tag\":\"a\"},".repeat(9_999) + "{\"tag\":\"a\"}]}";
        assertThatThrownBy(() -> reader.read(json.readTree(many)))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining("at most 200 conditions");
        String deep = "{\"not\":".repeat(500) + "{\"tag\":\"a\"}" + "}".repeat(500);
        assertThatThrownBy(() -> reader.read(json.readTree(deep)))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining("at most 10 levels");
    }

    @Test
    void theExamplesOfTheGrammarAreRules() throws Exception {
        Matcher blocks = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/docs/segment-rules.md")));
        int read = 0;
        while (blocks.find()) {
            assertThat(RuleWords.of(reader.read(json.readTree(blocks.group(1)))))
                    .startsWith("Everybody ");
            read++;
        }
        assertThat(read).isGreaterThan(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
        {"all": [{"ordered": true, "times": {"atLeast": 2}, "withinLast": "P60D"}, {"tag": "vip"}]} | Everybody who ordered at least twice in the last 60 days and with the tag 'vip'.
        {"not": {"engagement": "clicked", "withinLast": "PT12H"}} | Everybody not (who clicked a mail in the last 12 hours).
        {"any": [{"all": [{"tag": "a"}, {"tag": "b"}]}, {"attribute": "city", "is": ["Bath", "Bristol"]}]} | Everybody (with the tag 'a' and with the tag 'b') or whose city is 'Bath' or 'Bristol'.
        {"spent": {"atLeast": 30000, "currency": "EUR"}, "withinLast": "P365D"} | Everybody who spent at least 300.00 EUR in the last 365 days.
        """)
    void saysTheRuleInPlainWords(String rule, String sentence) throws Exception {
        assertThat(RuleWords.of(reader.read(json.readTree(rule)))).isEqualTo(sentence);
    }
}
