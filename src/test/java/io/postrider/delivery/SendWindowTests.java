package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Her hours, wherever she lives and whatever the clocks do. */
class SendWindowTests {

    private static SendWindow window(String start, String end) {
        var properties = new MapConfigurationPropertySource(
                Map.of("postrider.delivery.window-start", start, "postrider.delivery.window-end", end));
        return new SendWindow(new Binder(properties).bindOrCreate("postrider.delivery", DeliverySettings.class));
    }

    @ParameterizedTest(name = "{0} in {1} -> {2}")
    @CsvSource({
        "2027-03-01T07:59:59Z, Europe/Paris, 2027-03-01T08:00:00Z",
        "2027-03-01T08:00:00Z, Europe/Paris, 2027-03-01T08:00:00Z",
        "2027-03-01T16:59:59Z, Europe/Paris, 2027-03-01T16:59:59Z",
        "2027-03-01T17:00:00Z, Europe/Paris, 2027-03-02T08:00:00Z",
        // The night clocks go forward: nine o'clock comes an hour earlier in UTC.
        "2027-03-27T18:00:00Z, Europe/Paris, 2027-03-28T07:00:00Z",
        // The night they go back.
        "2027-10-30T17:00:00Z, Europe/Paris, 2027-10-31T08:00:00Z",
        "2027-03-01T23:30:00Z, Asia/Kolkata, 2027-03-02T03:30:00Z",
        "2027-03-01T12:00:00Z, Pacific/Kiritimati, 2027-03-01T19:00:00Z"
    })
    void opensAtHerNine(Instant moment, ZoneId zone, Instant expected) {
        assertThat(window("09:00", "18:00").next(moment, zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource("2027-03-27T20:00:00Z, Europe/Paris, 2027-03-28T01:30:00Z")
    void opensRightAfterAnHourThatDoesNotExist(Instant moment, ZoneId zone, Instant expected) {
        assertThat(window("02:30", "05:00").next(moment, zone)).isEqualTo(expected);
    }
}
