package io.postrider.access.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Closeable;

/** A text with characters no name, address or note has, and no database keeps. */
final class ForbiddenText extends JsonMappingException {

    private static final long serialVersionUID = 1;

    ForbiddenText(Closeable parser) {
        super(parser, "contains a control character or half a character");
    }
}
