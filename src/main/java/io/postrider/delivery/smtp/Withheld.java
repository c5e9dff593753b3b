package io.postrider.delivery.smtp;

/** The message was complete, but at the last moment its sender did not let it go; carries the sender's own reason through the mail library. */
final class Withheld extends RuntimeException {

    private final transient RuntimeException reason;

    Withheld(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
