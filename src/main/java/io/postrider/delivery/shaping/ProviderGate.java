package io.postrider.delivery.shaping;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The gate to one mailbox provider (a circuit breaker): lets senders through while it takes our mail, one at a time after it asked
 * for less, and nobody while it turns us away. All in machine time, and for this node alone.
 */
final class ProviderGate {

    private static final Duration FIRST_CLOSING = Duration.ofMinutes(5);
    private static final Duration LONGEST_CLOSING = Duration.ofHours(1);
    private static final Duration SUSPENSION = Duration.ofHours(2);
    private static final Duration SLOW_FOR = Duration.ofMinutes(90);
    private static final Duration SLOW_PACE = Duration.ofMinutes(1);

    private final Manners manners;
    private final Supplier<Instant> machine;
    private int seated;
    private int refusals;
    private int closings;
    private String said = "";
    private Instant closedUntil = Instant.MIN;
    private Instant slowUntil = Instant.MIN;
    private Instant nextSlowMail = Instant.MIN;
    private double allowance;
    private Instant allowedAt;

    ProviderGate(Manners manners, Supplier<Instant> machine) {
        this.manners = manners;
        this.machine = machine;
        this.allowance = manners.perSecond();
        this.allowedAt = machine.get();
    }

    int enter(int wanted) {
        return enter(wanted, manners.seats());
    }

    /** @return how many mails a sender may take now, at most the number wanted; 0: none, and no seat was taken */
    synchronized int enter(int wanted, int most) {
        Instant now = machine.get();
        boolean careful = slow(now) || probing();
        if (now.isBefore(closedUntil) || seated >= (careful ? 1 : Math.min(most, manners.seats()))) {
            return 0;
        }
        if (slow(now) && now.isBefore(nextSlowMail)) {
            return 0;
        }
        int allowed = careful ? 1 : Math.min(wanted, pace(now));
        if (allowed > 0) {
            seated++;
        }
        return allowed;
    }

    synchronized void leave(int sent) {
        seated--;
        allowance -= sent;
    }

    /** @param reply what it said, for people */
    synchronized void saw(Signal signal, String reply) {
        Instant now = machine.get();
        switch (signal) {
            case WELCOME -> {
                refusals = 0;
                closings = 0;
                nextSlowMail = slow(now) ? now.plus(SLOW_PACE) : Instant.MIN;
            }
            case NOTHING -> {}
            case TROUBLE -> trouble(now, reply);
            case SLOWER -> {
                said = reply;
                slowUntil = now.plus(SLOW_FOR);
                nextSlowMail = now.plus(SLOW_PACE);
            }
            case SUSPEND -> {
                said = reply;
                closedUntil = now.plus(SUSPENSION);
            }
        }
    }

    private void trouble(Instant now, String reply) {
        refusals++;
        if (refusals >= manners.patience()) {
            said = reply;
            Duration closing = FIRST_CLOSING.multipliedBy(1L << Math.min(closings, 4));
            closedUntil = now.plus(closing.compareTo(LONGEST_CLOSING) > 0 ? LONGEST_CLOSING : closing);
            closings++;
        }
    }

    /** After a closing one mail goes first; only when it is taken do the others follow. */
    private boolean probing() {
        return refusals >= manners.patience();
    }

    /** Until when nothing goes there, empty when something may. */
    synchronized GateState state() {
        Instant now = machine.get();
        if (now.isBefore(closedUntil)) {
            return new GateState(GateState.Kind.CLOSED, Duration.between(now, closedUntil), said);
        }
        if (slow(now)) {
            Duration pause = now.isBefore(nextSlowMail) ? Duration.between(now, nextSlowMail) : Duration.ZERO;
            return new GateState(GateState.Kind.SLOW, pause, said);
        }
        return new GateState(probing() ? GateState.Kind.PROBING : GateState.Kind.OPEN, Duration.ZERO, "");
    }

    private boolean slow(Instant now) {
        return now.isBefore(slowUntil);
    }

    /** A bucket that holds one second's worth. */
    private int pace(Instant now) {
        if (manners.perSecond() == 0) {
            return Integer.MAX_VALUE;
        }
        double gained = Duration.between(allowedAt, now).toNanos() / 1e9 * manners.perSecond();
        allowance = Math.min(manners.perSecond(), allowance + gained);
        allowedAt = now;
        return (int) allowance;
    }
}
