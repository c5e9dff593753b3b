package io.postrider.delivery.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.time.TimeSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Her hours, wherever she lives and whatever the clocks do. */
class SendWindowTests {

    private static SendWindow window(String start, String end) {
        return window(start, end, "");
    }

    private static SendWindow window(String start, String end, String quietDays) {
        var properties = new MapConfigurationPropertySource(Map.of(
                "postrider.delivery.window-start", start,
                "postrider.delivery.window-end", end,
                "postrider.delivery.quiet-days", quietDays));
        return new SendWindow(
                new Binder(properties).bindOrCreate("postrider.delivery", SendWindowSettings.class),
                new TimeSettings(0, ZoneOffset.UTC, Path.of("."), false));
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

    @ParameterizedTest(name = "{0} in {1} -> {2}")
    @CsvSource({
        // The longest night of the year in Paris has 25 hours, the shortest 23.
        "2027-10-30T16:00:00Z, Europe/Paris, 2027-10-31T08:00:00Z",
        "2027-03-27T17:00:00Z, Europe/Paris, 2027-03-28T07:00:00Z",
        // Lord Howe moves its clocks by half an hour only.
        "2027-10-02T08:00:00Z, Australia/Lord_Howe, 2027-10-02T22:00:00Z",
        "2027-04-03T08:00:00Z, Australia/Lord_Howe, 2027-04-03T22:30:00Z",
        // Samoa left out 30 December 2011 altogether.
        "2011-12-30T05:00:00Z, Pacific/Apia, 2011-12-30T19:00:00Z"
    })
    void opensOnTheDaysOnWhichClocksChange(Instant moment, ZoneId zone, Instant expected) {
        assertThat(window("09:00", "18:00").next(moment, zone)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} in {1} -> {2}")
    @CsvSource({
        // Saturday evening and Sunday noon wait for Monday; what is Sunday in Sydney is Saturday in Paris.
        "2027-03-06T20:00:00Z, Europe/Paris, 2027-03-08T08:00:00Z",
        "2027-03-07T11:00:00Z, Europe/Paris, 2027-03-08T08:00:00Z",
        "2027-03-06T10:00:00Z, Europe/Paris, 2027-03-06T10:00:00Z",
        "2027-03-06T23:00:00Z, Australia/Sydney, 2027-03-07T22:00:00Z"
    })
    void keepsSundaysQuietWhereSheLives(Instant moment, ZoneId zone, Instant expected) {
        assertThat(window("09:00", "18:00", "SUNDAY").next(moment, zone)).isEqualTo(expected);
    }

    @Test
    void aWeekWithoutADayToSendIsNoSetting() {
        String all = "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY";
        assertThatThrownBy(() -> window("09:00", "18:00", all)).rootCause().hasMessageContaining("leaves no day");
    }
}
