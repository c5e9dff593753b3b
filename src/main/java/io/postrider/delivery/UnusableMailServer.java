package io.postrider.delivery;

/** The configured mail server cannot or must not be used; the server does not start. */
class UnusableMailServer extends RuntimeException {

    UnusableMailServer(String message) {
        super(message);
    }
}
