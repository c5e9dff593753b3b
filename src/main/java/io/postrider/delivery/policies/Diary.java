package io.postrider.delivery.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a contact was sent lately, what is just leaving, and what still waits for her: enough to say when the next may leave. */
record Diary(List<Entry> entries) {

    /** A mail that just leaves has left by then; the one that goes first looks again sooner. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final Duration SOONER = Duration.ofSeconds(30);

    /** Where a mail stands. */
    enum Stage {
        SENT,
        /** Claimed: by this sender or another. */
        LEAVING,
        WAITING
    }

    /**
     * One of her mails that need consent and do not answer what she did.
     *
     * @param priority higher goes first
     * @param at when it was sent, or will be tried
     * @param claimedWith the same for mails claimed together, null when it is not claimed
     */
    record Entry(long id, String purpose, int priority, Stage stage, Instant at, String claimedWith) {

        /** Of two, the one that may leave if only one may; every sender decides alike. */
        boolean goesBefore(Entry other) {
            return priority != other.priority ? priority > other.priority : id < other.id;
        }
    }

    /** @param until when to look again. @param why half a sentence */
    record Wait(Instant until, String why) {}

    /** Empty when the mail may leave now as far as this cap is concerned. */
    Optional<Wait> wait(Entry mail, Cap cap, Instant now) {
        List<Instant> sent = entries.stream()
                .filter(others(mail, cap, Stage.SENT))
                .map(Entry::at)
                .filter(at -> at.isAfter(now.minus(cap.within())))
                .sorted()
                .toList();
        if (sent.size() >= cap.mails()) {
            // When the oldest that is one too many leaves the window.
            Instant free = sent.get(sent.size() - cap.mails()).plus(cap.within());
            return Optional.of(new Wait(free, cap.enough() + ", the next may leave then"));
        }
        return leaving(mail, cap, now, sent.size()).or(() -> moreImportant(mail, cap, now));
    }

    /**
     * Mails claimed together look at the same rows, so the first in order leaves. Of mails claimed apart none can know who looked
     * first: whoever sees the other waits, so that never both leave.
     */
    private Optional<Wait> leaving(Entry mail, Cap cap, Instant now, int sent) {
        List<Entry> ahead = entries.stream()
                .filter(others(mail, cap, Stage.LEAVING))
                .filter(it -> !it.claimedWith().equals(mail.claimedWith()) || it.goesBefore(mail))
                .toList();
        if (sent + ahead.size() < cap.mails()) {
            return Optional.empty();
        }
        boolean first = ahead.stream().noneMatch(it -> it.goesBefore(mail));
        return Optional.of(new Wait(now.plus(first ? SOONER : SOON), "another mail to her is just leaving"));
    }

    /** One that matters more, and would have to wait because of this one. */
    private Optional<Wait> moreImportant(Entry mail, Cap cap, Instant now) {
        List<Entry> waiting = entries.stream()
                .filter(others(mail, cap, Stage.WAITING))
                .filter(it -> it.priority() > mail.priority() && it.at().isBefore(now.plus(cap.within())))
                .toList();
        for (Entry one : waiting) {
            Instant since = one.at().minus(cap.within());
            long before = entries.stream()
                            .filter(others(mail, cap, Stage.SENT))
                            .filter(it -> it.at().isAfter(since))
                            .count()
                    + waiting.stream().filter(it -> !it.at().isAfter(one.at())).count();
            if (before + 1 > cap.mails()) {
                Instant turn = one.at().isAfter(now) ? one.at() : now.plus(SOON);
                return Optional.of(new Wait(turn, "a more important mail to her goes first, and " + cap.enough()));
            }
        }
        return Optional.empty();
    }

    private static Predicate<Entry> others(Entry mail, Cap cap, Stage stage) {
        return entry -> entry.stage() == stage && entry.id() != mail.id() && cap.counts(entry);
    }
}
