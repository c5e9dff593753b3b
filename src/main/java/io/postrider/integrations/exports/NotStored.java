package io.postrider.integrations.exports;

/** A store did not take a file; the message is a sentence for people, without secrets. */
class NotStored extends RuntimeException {

    NotStored(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
