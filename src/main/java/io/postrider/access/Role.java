package io.postrider.access;

/** What somebody may do: see everything and change settings, write mails, draw journeys, or keep them running. */
public enum Role {
    /** Everything, including users and keys. */
    ADMIN,
    /** Contacts, templates and sending. */
    MARKETER,
    /** Journeys: may deploy models. */
    ANALYST,
    /** Running journeys: incidents, retries, pauses. */
    OPERATOR
}
