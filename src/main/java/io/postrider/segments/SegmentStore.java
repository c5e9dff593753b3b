package io.postrider.segments;

import io.postrider.contacts.ContactId;
import org.springframework.stereotype.Component;

/** Everything this module stores, table by table. */
@Component
record SegmentStore(SegmentTable segments, MemberTable members, DueTable due, TouchedTable touched, FillTable fills) {

    /** Forgets a contact, in the caller's transaction. */
    void forget(ContactId contact) {
        touched.forget(contact);
        due.forget(contact);
        members.forget(contact);
    }

    /** Forgets a segment that is held in the caller's transaction. */
    void forget(String segment) {
        touched.forgetSegment(segment);
        fills.forgetSegment(segment);
        segments.delete(segment);
    }
}
