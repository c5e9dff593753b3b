package io.postrider.tracking;

import java.util.Locale;

/** Whether a person did it, as far as can be told. */
enum Verdict {
    HUMAN,
    /** A privacy proxy fetched it, whether or not anybody read the mail. */
    PRIVATE,
    MACHINE,
    UNKNOWN;

    /** As it stands in the log. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
