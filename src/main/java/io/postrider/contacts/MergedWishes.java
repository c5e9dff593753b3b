package io.postrider.contacts;

import io.postrider.contacts.Preference.Frequency;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Of two ways to want her mail, the more careful holds: rarer, later, and not profiled once she said so anywhere. */
@Component
class MergedWishes implements MergedPart {

    private final Preferences preferences;
    private final Suppressions suppressions;

    MergedWishes(Preferences preferences, Suppressions suppressions) {
        this.preferences = preferences;
        this.suppressions = suppressions;
    }

    @Override
    public void merge(Contact kept, Contact gone) {
        Preference theirs = preferences.of(gone.id());
        preferences.change(kept.id(), "merged", ours -> careful(ours, theirs));
        suppressions
                .find(gone.email())
                .filter(it -> it.kind() == SuppressionKind.COMPLAINED || it.kind() == SuppressionKind.ASKED)
                .ifPresent(it -> suppressions.suppress(kept.email(), it.kind(), it.reason()));
    }

    private static Preference careful(Preference ours, Preference theirs) {
        Frequency rarer = Stream.of(ours, theirs)
                .map(Preference::frequency)
                .max(Comparator.comparing(Frequency::minimalGap))
                .orElseThrow();
        Instant later = Stream.of(ours, theirs)
                .map(Preference::pausedUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Preference(rarer, later, ours.profiling() && theirs.profiling());
    }
}
