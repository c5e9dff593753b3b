package io.postrider.delivery.spi;

import java.util.Map;

/** Adds to a mail what lets its effects come back: links of its own, tracked links and an open pixel. */
public interface MessageDecorator {

    /** Links the template may use as {@code links.<name>}, such as {@code unsubscribe}. */
    Map<String, String> links(OutgoingMail mail);

    /** The rendered HTML with links made trackable and the pixel added. */
    String decorate(OutgoingMail mail, String html);

    /** The rendered plain text with links of its own. */
    default String decorateText(OutgoingMail mail, String text) {
        return text;
    }

    /** Headers to add, such as List-Unsubscribe; values are checked against header injection afterwards. */
    Map<String, String> headers(OutgoingMail mail);
}
