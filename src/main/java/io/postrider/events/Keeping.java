package io.postrider.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Until when events of each name are kept, on one day. */
class Keeping {

    private final RetentionSettings settings;
    private final LocalDate today;

    Keeping(RetentionSettings settings, Instant now) {
        this.settings = settings;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What happened before this is kept no longer, unless its name is kept by a rule of its own; empty when it is kept for ever. */
    Optional<Instant> usual() {
        return before(settings.retention(), true);
    }

    /** Names by what is kept no longer of them; those kept for ever are missing. */
    Map<Instant, Set<String>> ends(Collection<String> names) {
        Function<String, Optional<Instant>> end = this::end;
        return names.stream()
                .filter(name -> end.apply(name).isPresent())
                .collect(Collectors.groupingBy(name -> end.apply(name).orElseThrow(), Collectors.toSet()));
    }

    Optional<Instant> end(String name) {
        return settings.retentionByName().entrySet().stream()
                .filter(rule -> fits(rule.getKey(), name))
                .max(Comparator.comparingInt(rule -> rule.getKey().length()))
                .map(rule -> before(rule.getValue(), false))
                .orElseGet(this::usual);
    }

    private static boolean fits(String rule, String name) {
        return rule.endsWith("*") ? name.startsWith(rule.substring(0, rule.length() - 1)) : name.equals(rule);
    }

    /** Whole months go at once, because they can be dropped like a file. */
    private Optional<Instant> before(Period period, boolean wholeMonths) {
        if (period.isZero()) {
            return Optional.empty();
        }
        LocalDate first = today.minus(period);
        return Optional.of((wholeMonths ? first.withDayOfMonth(1) : first)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
    }
}
