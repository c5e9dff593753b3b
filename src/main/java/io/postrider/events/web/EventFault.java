package io.postrider.events.web;

/** Why one event of a request is not logged, as a sentence for whoever sent it. */
class EventFault extends RuntimeException {

    EventFault(String reason) {
        super(reason, null, false, false);
    }
}
