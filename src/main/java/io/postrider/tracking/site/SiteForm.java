package io.postrider.tracking.site;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A sign-up form on the shop's pages.
 *
 * @param form its name, as a page places it
 * @param purpose what she signs up for
 * @param delaySeconds of a pop-up: how long after the page has come
 * @param version counts up with every change; proofs of consent name it
 */
public record SiteForm(
        String form,
        String purpose,
        Kind kind,
        String title,
        String lead,
        String button,
        String thanks,
        boolean asksName,
        int delaySeconds,
        boolean active,
        int version) {

    /** When it is shown. */
    @Schema(name = "SiteFormKind")
    public enum Kind {
        /** Where the page has a place for it. */
        INLINE,
        /** Over the page, after a while. */
        POPUP,
        /** Over the page, when she is about to leave. */
        EXIT
    }
}
