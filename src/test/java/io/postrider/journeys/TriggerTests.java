package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an analyst may write on a start event, and what she is told when it cannot be understood. */
class TriggerTests {

    @Test
    void matchesAnEventWithAllItsProperties() {
        Trigger trigger = Trigger.parse("order.placed[channel=web, total=12]");
        assertThat(trigger.matches("order.placed", Map.of("channel", "web", "total", 12, "id", "o")))
                .isTrue();
        assertThat(trigger.matches("order.placed", Map.of("channel", "web"))).isFalse();
        assertThat(trigger.matches("order.paid", Map.of("channel", "web", "total", 12)))
                .isFalse();
    }

    @Test
    void matchesNoEventWhenItIsForTheApi() {
        assertThat(Trigger.parse("api").matches("api", Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order Placed",
                "order.placed[",
                "order.placed[x]",
                "order.placed[=1]",
                "order.placed[a=]",
                ".placed",
                " "
            })
    void refusesWhatItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> Trigger.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatIsNotSupportedYet() {
        assertThatThrownBy(() -> Trigger.parse("date:birthday")).hasMessageContaining("not supported yet");
        assertThat(JourneyStart.findings(
                        Map.of("trigger", "api", "audience", "V I P", "holdout", "200 %", "hue", "red")))
                .hasSize(3)
                .anyMatch(finding -> finding.contains("write the key of one segment"))
                .anyMatch(finding -> finding.contains("Holdout '200 %'"))
                .anyMatch(finding -> finding.contains("'hue' is not known"));
    }

    @Test
    void aSegmentEnteredOrLeftIsTheEventAboutThatSegment() {
        Trigger trigger = Trigger.parse("segment.entered:tea-drinkers");
        assertThat(trigger.matches("segment.entered", Map.of("segment", "tea-drinkers")))
                .isTrue();
        assertThat(trigger.matches("segment.entered", Map.of("segment", "vip"))).isFalse();
        assertThat(trigger.matches("segment.left", Map.of("segment", "tea-drinkers")))
                .isFalse();
        assertThatThrownBy(() -> Trigger.parse("segment.entered:Tea drinkers")).hasMessageContaining("not understood");
        assertThat(JourneyStart.findings(Map.of("trigger", "segment.left:vip", "audience", "vip")))
                .isEmpty();
    }

    @Test
    void readsTheWholeStart() {
        JourneyStart start = JourneyStart.of(Map.of(
                "trigger", "cart.updated", "reentry", "after:P7D key=cartId", "holdout", "12.5 %", "priority", "low"));
        assertThat(start.reentry()).isEqualTo(new Reentry(Reentry.Mode.AFTER, Duration.ofDays(7), "cartId"));
        assertThat(start.holdout()).isEqualTo(0.125);
        assertThat(start.priority()).isNegative();
        assertThat(JourneyStart.findings(Map.of("trigger", "api"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "after:", "after:P0D", "after:-P1D", "after:P90Y", "after:tomorrow", "key="})
    void refusesReentryItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> Reentry.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filtersByTheVariablesOfTheWaitingJourney() {
        EventFilter filter = EventFilter.parse("purpose=$purpose");
        assertThat(filter.matches(
                        "consent.requested", Map.of("purpose", "newsletter"), Map.of("purpose", "newsletter")))
                .isTrue();
        assertThat(filter.matches("consent.requested", Map.of("purpose", "offers"), Map.of("purpose", "newsletter")))
                .isFalse();
        assertThat(filter.matches("consent.requested", Map.of("purpose", "newsletter"), Map.of()))
                .isFalse();
    }

    @Test
    void whatAProgramDidWithAMailMovesNobodyUnlessTheFilterAsksForIt() {
        Trigger clicked = Trigger.parse("email.clicked");
        assertThat(clicked.matches("email.clicked", Map.of("verdict", "human"))).isTrue();
        for (String verdict : List.of("machine", "unknown", "private")) {
            assertThat(clicked.matches("email.clicked", Map.of("verdict", verdict)))
                    .isFalse();
        }
        assertThat(Trigger.parse("email.opened[verdict=private]").matches("email.opened", Map.of("verdict", "private")))
                .isTrue();
        assertThat(Trigger.parse("tea.tasted").matches("tea.tasted", Map.of("verdict", "splendid")))
                .as("an app's own words are its own")
                .isTrue();
    }
}
