package io.postrider.access.web;

import java.io.IOException;

/** A text with characters no name, address or note has, and no database keeps. */
final class ForbiddenText extends IOException {

    private static final long serialVersionUID = 1;

    ForbiddenText() {
        super("contains a control character or half a character");
    }
}
