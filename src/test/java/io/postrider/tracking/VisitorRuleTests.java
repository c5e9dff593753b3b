package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.tracking.VisitorRule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorRuleTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            HUMAN   | browser       | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            HUMAN   | browser       | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
            HUMAN   | mail-program  | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.1
            HUMAN   | image-proxy   | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
            MACHINE | apple-privacy | Mozilla/5.0
            MACHINE | no-agent      |
            MACHINE | scanner       | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
            UNKNOWN | http-library | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36
            UNKNOWN | http-library  | python-requests/2.32.3
            UNKNOWN | http-library  | curl/8.5.0
            UNKNOWN | http-library  | Java-http-client/17.0.12
            UNKNOWN | unrecognised  | Teapot 1.0
            """)
    void tellsPeopleFromMachinesByWhatTheySay(Verdict verdict, String name, String agent) {
        VisitorRule rule = VisitorRule.of(new Visitor(agent, null));
        assertThat(rule.name()).isEqualTo(name);
        assertThat(rule.verdict()).isEqualTo(verdict);
    }

    @Test
    void doesNotCountWhatABrowserFetchesInAdvance() {
        String browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assertThat(VisitorRule.of(new Visitor(browser, "prefetch;prerender")).verdict())
                .isEqualTo(Verdict.MACHINE);
    }

    @Test
    void everyRuleHasANameOfItsOwnAndAReason() {
        assertThat(VisitorRule.ALL).extracting(VisitorRule::name).doesNotHaveDuplicates();
        assertThat(VisitorRule.ALL).extracting(VisitorRule::because).noneMatch(String::isBlank);
    }
}
