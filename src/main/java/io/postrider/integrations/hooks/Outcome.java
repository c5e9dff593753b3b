package io.postrider.integrations.hooks;

/** What became of a call at the door. */
public enum Outcome {
    /** Kept, or known already. */
    TAKEN,
    /** No source of this name has a secret. */
    NOT_THERE,
    /** Not signed by whom it says. */
    FORGED,
    /** Signed too long ago, or in the future. */
    STALE,
    /** Larger than the setting allows. */
    TOO_LARGE
}
