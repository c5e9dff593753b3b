package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.tracking.Visitor.Network;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorRuleTests {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            HUMAN   | browser       | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            HUMAN   | browser       | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
            HUMAN   | mail-program  | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.1
            HUMAN   | image-proxy   | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
            PRIVATE | apple-privacy | Mozilla/5.0
            MACHINE | no-agent      |
            MACHINE | scanner       | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
            UNKNOWN | http-library | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36
            UNKNOWN | http-library  | python-requests/2.32.3
            UNKNOWN | http-library  | curl/8.5.0
            UNKNOWN | http-library  | Java-http-client/17.0.12
            UNKNOWN | unrecognised  | Teapot 1.0
            """)
    void tellsPeopleFromMachinesByWhatTheySay(Verdict verdict, String name, String agent) {
        VisitorRule rule = VisitorRule.of(open(agent, null, Network.NOT_TOLD));
        assertThat(rule.name()).isEqualTo(name);
        assertThat(rule.verdict()).isEqualTo(verdict);
    }

    @Test
    void doesNotCountWhatABrowserFetchesInAdvance() {
        assertThat(VisitorRule.of(open(BROWSER, "prefetch;prerender", Network.NOT_TOLD))
                        .verdict())
                .isEqualTo(Verdict.MACHINE);
    }

    @Test
    void speedAloneNeverDecidesNorDoesANetwork() {
        assertThat(click(BROWSER, Network.ANY, 1).verdict()).isEqualTo(Verdict.HUMAN);
        assertThat(click(BROWSER, Network.SCANNER, 60).verdict()).isEqualTo(Verdict.HUMAN);
        assertThat(click(BROWSER, Network.SCANNER, 9).name()).isEqualTo("scanner-network");
        assertThat(click("okhttp/5.0", Network.ANY, 60).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(click("okhttp/5.0", Network.ANY, 9).name()).isEqualTo("library-at-once");
    }

    @Test
    void withoutTheTimeOfTheHandOverNothingIsTooSoon() {
        Visit visit = new Visit(new Visitor("okhttp/5.0", null, Network.ANY), true, Instant.EPOCH, null);
        assertThat(VisitorRule.of(visit).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void applesProxyOnlyOpensAndOnlyFromItsOwnNetworkWhereThatIsKnown() {
        assertThat(VisitorRule.of(open("Mozilla/5.0", null, Network.APPLE)).verdict())
                .isEqualTo(Verdict.PRIVATE);
        assertThat(VisitorRule.of(open("Mozilla/5.0", null, Network.ANY)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(click("Mozilla/5.0", Network.APPLE, 60).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void everyRuleHasANameOfItsOwnAndAReason() {
        assertThat(VisitorRule.ALL).extracting(VisitorRule::name).doesNotHaveDuplicates();
        assertThat(VisitorRule.ALL).extracting(VisitorRule::because).noneMatch(String::isBlank);
        assertThat(VisitorRule.ALL)
                .filteredOn(rule -> rule.verdict() != Verdict.HUMAN)
                .extracting(VisitorRule::reason)
                .allMatch(reason -> reason.endsWith("."));
    }

    @Test
    void aStrangersHeaderTakesLittleRoomInMemory() {
        assertThat(new Visitor("x".repeat(8_000), "y".repeat(8_000), Network.ANY).agent())
                .hasSize(300);
    }

    private static Visit open(String agent, String purpose, Network network) {
        return new Visit(new Visitor(agent, purpose, network), false, Instant.EPOCH, Instant.EPOCH.minusSeconds(60));
    }

    private static VisitorRule click(String agent, Network network, int secondsAfter) {
        Instant sent = Instant.EPOCH;
        return VisitorRule.of(new Visit(new Visitor(agent, null, network), true, sent.plusSeconds(secondsAfter), sent));
    }
}
