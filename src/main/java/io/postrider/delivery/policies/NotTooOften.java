package io.postrider.delivery.policies;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Preference;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.contacts.Preferences;
import io.postrider.delivery.spi.CommunicationIntensity;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * As often as she wants, and never more than is good: what was sent to her counts, in windows that roll, and of two mails that
 * compete the more important leaves.
 *
 * <p>Two questions for a batch: what its contacts prefer, and what they were sent.
 */
@Component
@Order(400)
class NotTooOften implements SendPolicy {

    private final Preferences preferences;
    private final Diaries diaries;
    private final Limits limits;
    private final Holding holding;
    private final Clock clock;

    NotTooOften(Preferences preferences, Diaries diaries, Limits limits, Holding holding, Clock clock) {
        this.preferences = preferences;
        this.diaries = diaries;
        this.limits = limits;
        this.holding = holding;
        this.clock = clock;
    }

    /** What is enough for a mail: by table or by settings. */
    @Component
    record Limits(FrequencySettings settings, Optional<CommunicationIntensity> intensity) {

        List<Cap> of(OutgoingMail mail) {
            List<Cap> caps = new ArrayList<>();
            intensity
                    .flatMap(table -> table.limits(mail))
                    .ifPresentOrElse(
                            limits -> limits.forEach(limit ->
                                    caps.add(Cap.of(limit.mails(), limit.within(), limit.purposeOnly() ? mail : null))),
                            () -> {
                                if (settings.mails() > 0) {
                                    caps.add(Cap.of(settings.mails(), settings.window(), null));
                                }
                            });
            if (!settings.gap().isZero()) {
                caps.add(Cap.of(1, settings.gap(), null));
            }
            return caps;
        }
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return Free.orElse(mails, this::checkAll);
    }

    private List<Verdict> checkAll(List<OutgoingMail> mails) {
        Instant now = clock.instant();
        Map<ContactId, Preference> wishes = preferences.ofAll(
                mails.stream().map(mail -> mail.contact().id()).collect(Collectors.toSet()));
        List<List<Cap>> caps = mails.stream()
                .map(mail -> caps(mail, wishes.get(mail.contact().id())))
                .toList();
        Duration longest = caps.stream()
                .flatMap(List::stream)
                .map(Cap::within)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Map<ContactId, Diary> known = longest.isZero() ? Map.of() : diaries.of(wishes.keySet(), now.minus(longest));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            OutgoingMail mail = mails.get(i);
            ContactId contact = mail.contact().id();
            Preference wish = wishes.get(contact);
            verdicts.add(
                    wish.pausedAt(now)
                            ? holding.until(wish.pausedUntil(), mail, "she paused her mail")
                            : check(mail, caps.get(i), known.getOrDefault(contact, new Diary(List.of())), now));
        }
        return verdicts;
    }

    private List<Cap> caps(OutgoingMail mail, Preference wish) {
        List<Cap> caps = new ArrayList<>(limits.of(mail));
        if (wish.frequency() != Frequency.ANY) {
            String often = wish.frequency() == Frequency.WEEKLY ? "a week" : "a month";
            caps.add(new Cap(1, wish.frequency().minimalGap(), null, "she wants at most one mail " + often));
        }
        return caps;
    }

    /** All caps must be kept, so the one that frees last says when. */
    private Verdict check(OutgoingMail mail, List<Cap> caps, Diary diary, Instant now) {
        Diary.Entry own = diary.entries().stream()
                .filter(entry -> entry.id() == mail.id().value())
                .findFirst()
                .orElseGet(() -> new Diary.Entry(
                        mail.id().value(),
                        mail.purpose().key(),
                        mail.email().priority(),
                        Diary.Stage.LEAVING,
                        now,
                        null));
        return caps.stream()
                .flatMap(cap -> diary.wait(own, cap, now).stream())
                .max(Comparator.comparing(Diary.Wait::until))
                .map(wait -> holding.until(wait.until(), mail, wait.why()))
                .orElse(Verdict.SEND);
    }
}
