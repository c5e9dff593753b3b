package io.postrider.delivery;

import io.postrider.contacts.Purpose;

/** The three queues of the outbox: a million newsletters in the slow lane never keep a welcome waiting. */
final class Lane {

    static final int EXPRESS = 1;
    static final int ORDINARY = 0;
    static final int BULK = -1;

    private Lane() {}

    static int of(Email email, Purpose purpose) {
        if (email.answersOwnAct() || purpose.transactional() || email.priority() > 0) {
            return EXPRESS;
        }
        return email.priority() < 0 ? BULK : ORDINARY;
    }
}
