package io.postrider.delivery.web;

import io.postrider.delivery.TestMail;
import io.swagger.v3.oas.annotations.media.Schema;

/** A test of a template. */
@Schema(name = "TemplateTest")
record TestRequest(
        @Schema(description = "Where it goes; the address does not become a contact.") String to,
        @Schema(
                        description =
                                "Id or address of the contact as whom it is filled; left out: the template's sample person.")
                String as,
        @Schema(description = "Subject variant; left out: the ordinary subject.") String variant) {

    TestMail of(String template) {
        return new TestMail(template, given(variant), to, given(as));
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
