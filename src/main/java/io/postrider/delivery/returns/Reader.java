package io.postrider.delivery.returns;

import java.util.Optional;

/** Knows one way of telling us something by mail. */
interface Reader {

    /** What it is, when it is told in this way. */
    Optional<Returned> read(Letter letter);
}
