package io.postrider.journeys.rules;

/** The file is no XML we read: too large, not well-formed, or with a document type declaration. */
class Unreadable extends RuntimeException {

    Unreadable(String message) {
        super(message);
    }
}
