package io.postrider.events;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How each database appends to the log; runs in the caller's transaction and never spoils it. */
interface LogWriter {

    /**
     * Appends those events whose key is new and whose contact exists, in the given order.
     *
     * @param rows with different keys
     * @return the keys of what is new
     */
    Set<String> write(List<LogRow> rows);

    /** Deletes all events of a contact who is being erased in this transaction, also those others are just writing. */
    void forget(UUID contact);
}
