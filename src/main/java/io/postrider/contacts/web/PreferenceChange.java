package io.postrider.contacts.web;

import io.postrider.contacts.InvalidContact;
import io.postrider.contacts.Preference;
import io.postrider.contacts.Preference.Frequency;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A change of how a contact wants her mail (JSON merge patch): null goes back to what holds for everybody. */
final class PreferenceChange {

    private static final Set<String> FIELDS = Set.of("frequency", "pausedUntil", "profiling");

    private final Map<?, ?> told;

    private PreferenceChange(Map<?, ?> told) {
        this.told = told;
    }

    /** How the body looks, for the API's description. */
    @Schema(name = "PreferenceChange", description = "Preferences to change; null goes back to the default.")
    record Body(
            @Schema(
                            allowableValues = {"any", "weekly", "monthly"},
                            nullable = true)
                    String frequency,
            @Schema(example = "2026-12-24T09:00:00Z", nullable = true, description = "Null ends the pause.")
                    Instant pausedUntil,
            @Schema(nullable = true, description = "False: nothing is predicted about her.") Boolean profiling) {}

    /** @throws InvalidContact for what is no preference */
    static PreferenceChange of(Object told) {
        if (!(told instanceof Map<?, ?> fields)) {
            throw new InvalidContact("preferences must be an object; a single one goes back to the default by null.");
        }
        if (!FIELDS.containsAll(fields.keySet())) {
            throw new InvalidContact(
                    "There is no preference of that name; there are frequency, pausedUntil and profiling.");
        }
        return new PreferenceChange(fields);
    }

    Preference on(Preference known) {
        Preference changed = known;
        if (told.containsKey("frequency")) {
            changed = changed.withFrequency(frequency(told.get("frequency")));
        }
        if (told.containsKey("pausedUntil")) {
            changed = changed.withPause(instant(told.get("pausedUntil")));
        }
        return told.containsKey("profiling") ? changed.withProfiling(allowed(told.get("profiling"))) : changed;
    }

    private static Frequency frequency(Object value) {
        return value == null
                ? Preference.NONE.frequency()
                : Arrays.stream(Frequency.values())
                        .filter(it -> it.toString().equals(value))
                        .findFirst()
                        .orElseThrow(() -> new InvalidContact("frequency must be any, weekly, monthly or null."));
    }

    private static Instant instant(Object value) {
        try {
            if (value == null || value instanceof String) {
                return value == null ? null : Instant.parse((String) value);
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new InvalidContact("pausedUntil must be a moment such as 2026-12-24T09:00:00Z, or null.");
    }

    private static boolean allowed(Object value) {
        if (value != null && !(value instanceof Boolean)) {
            throw new InvalidContact("profiling must be true, false or null.");
        }
        return value == null ? Preference.NONE.profiling() : (Boolean) value;
    }
}
