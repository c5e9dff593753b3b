package io.postrider.contacts;

import java.util.Collection;
import java.util.Set;

/** Whether something has happened to contacts since they came; told by the module that keeps the log. */
public interface PastOfContacts {

    /** Those of them something is known to have happened to. */
    Set<ContactId> among(Collection<ContactId> contacts);
}
