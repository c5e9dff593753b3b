package io.postrider.segments;

/** Why a contact is looked at again. */
enum Cause {
    /** She did something, or time did: what follows may start journeys. */
    NEWS,
    /** Told of later, by an import or a back-fill. */
    HISTORY,
    /** The rule is new. */
    RULE,
    /** Found by comparing everybody; there should be nobody. */
    CHECK
}
