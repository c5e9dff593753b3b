package io.postrider.delivery.returns;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A mail that came in, read as far as its limits allow. */
record Letter(Headers headers, List<Part> parts) {

    /** One part that holds no others. @param text decoded, with LF line ends */
    record Part(Headers headers, String type, String text) {

        boolean returned() {
            return type.startsWith("message/rfc822")
                    || type.startsWith("text/rfc822-header")
                    || type.equals("message/global")
                    || type.equals("message/global-headers");
        }

        boolean report() {
            return type.endsWith("delivery-status") || type.equals("message/feedback-report");
        }

        boolean readable() {
            return type.isEmpty() || type.startsWith("text/") && !returned();
        }
    }

    /** What is written for people, without the mail that is returned. */
    String explanation() {
        return ReturnedCopy.cutOff(text(Part::readable));
    }

    /** The mail that is returned, or its headers; empty when there is none. */
    String returned() {
        String attached = text(Part::returned);
        return attached.isEmpty() ? ReturnedCopy.in(text(Part::readable)) : attached;
    }

    private String text(Predicate<Part> which) {
        return parts.stream()
                .filter(which)
                .map(part -> part.type().equals("text/html") ? Plain.ofHtml(part.text()) : part.text())
                .collect(Collectors.joining("\n"));
    }
}
