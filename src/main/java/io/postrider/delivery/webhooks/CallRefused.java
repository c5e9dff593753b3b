package io.postrider.delivery.webhooks;

/** A call that is not taken; its message says why, without anything of what came in. */
final class CallRefused extends RuntimeException {

    private final Webhooks.Outcome outcome;

    private CallRefused(Webhooks.Outcome outcome, String why) {
        super(why);
        this.outcome = outcome;
    }

    static CallRefused forged(String why) {
        return new CallRefused(Webhooks.Outcome.FORGED, why);
    }

    static CallRefused stale() {
        return new CallRefused(Webhooks.Outcome.STALE, "signed too long ago, or in the future");
    }

    static CallRefused malformed(String why) {
        return new CallRefused(Webhooks.Outcome.UNDIGESTIBLE, why);
    }

    /** We are not able to tell now; the provider comes again. */
    static CallRefused later(String why) {
        return new CallRefused(Webhooks.Outcome.LATER, why);
    }

    Webhooks.Outcome outcome() {
        return outcome;
    }
}
