package io.postrider.contacts;

/** One of the things this module holds about a contact, when two of them become one; both are locked. */
interface MergedPart {

    void merge(Contact kept, Contact gone);
}
