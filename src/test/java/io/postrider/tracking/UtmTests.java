package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtmTests {

    private static final String ALL =
            "utm_source=postrider&utm_medium=email&utm_campaign=welcome-series&utm_content=serviceTask_sendThanks";

    private final Utm utm = Utm.of("postrider", "welcome-series", "serviceTask_sendThanks");

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example?ALL",
        "https://shop.example/, https://shop.example/?ALL",
        "https://shop.example/?, https://shop.example/?ALL",
        "https://shop.example/a?b=1, https://shop.example/a?b=1&ALL",
        "https://shop.example/a?b=1&, https://shop.example/a?b=1&ALL",
        "https://shop.example/a?b=%26c#d?e=f, https://shop.example/a?b=%26c&ALL#d?e=f",
        "https://shop.example#top, https://shop.example?ALL#top",
    })
    void marksALinkAndLeavesTheRestOfItAsItIs(String link, String marked) {
        assertThat(utm.on(link)).isEqualTo(marked.replace("ALL", ALL));
    }

    @Test
    void whatALinkSaysItselfIsKept() {
        assertThat(utm.on("https://shop.example/?UTM_source=letter&utm_campaign=tea#x"))
                .isEqualTo(
                        "https://shop.example/?UTM_source=letter&utm_campaign=tea&utm_medium=email&utm_content=serviceTask_sendThanks#x");
        String whole = "https://shop.example/?" + ALL;
        assertThat(utm.on(whole)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example/tea.pdf?X-Amz-Signature=ab&X-Amz-Expires=60",
                "https://shop.example/order?id=1&sig=ab",
                "https://shop.example/login?token=ab",
            })
    void aSignedLinkIsLeftAlone(String link) {
        assertThat(utm.on(link)).isEqualTo(link);
    }

    @Test
    void namesFromDrawingsAreEscaped() {
        assertThat(Utm.of("a&b", "tea & milk", "x=y#z").on("https://shop.example/"))
                .isEqualTo(
                        "https://shop.example/?utm_source=a%26b&utm_medium=email&utm_campaign=tea+%26+milk&utm_content=x%3Dy%23z");
    }

    @Test
    void switchedOffItAddsNothingAndALongLinkStaysWithinBounds() {
        assertThat(Utm.of(" ", "welcome", "x").on("https://shop.example/")).isEqualTo("https://shop.example/");
        String longest = "https://shop.example/" + "x".repeat(1_950);
        assertThat(utm.on(longest)).isEqualTo(longest);
    }
}
