package io.postrider.delivery.web;

import io.postrider.delivery.dkim.DkimKeyRefused;
import io.postrider.delivery.dns.DomainNames;
import io.swagger.v3.oas.annotations.media.Schema;

/** A DKIM key that shall be made or taken over. */
record DkimKeyRequest(
        @Schema(description = "the sending domain", requiredMode = Schema.RequiredMode.REQUIRED) String domain,
        @Schema(
                        description =
                                "name of the key in DNS, lower-case letters, digits and hyphens; left out: one with today's date")
                String selector,
        @Schema(
                        description =
                                "an existing RSA key of 2048 to 4096 bits, PEM (PKCS#8, not encrypted); left out: a new one of 2048 bits",
                        accessMode = Schema.AccessMode.WRITE_ONLY)
                String privateKey) {

    /** @throws DkimKeyRefused when it is no domain mail could come from */
    String knownDomain() {
        return DomainNames.ascii(domain == null ? "" : domain.strip())
                .filter(it -> it.indexOf('.') > 0)
                .orElseThrow(() -> DkimKeyRefused.invalid("domain must be a domain such as mail.example.com."));
    }

    /** @throws DkimKeyRefused when it is no name a record can have */
    String knownSelector() {
        if (selector != null && !selector.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw DkimKeyRefused.invalid(
                    "selector must have 1 to 63 lower-case letters, digits and hyphens, and begin and end without a hyphen.");
        }
        return selector;
    }

    /** Without the key, should it ever be logged. */
    @Override
    public String toString() {
        return "DkimKeyRequest[" + domain + " " + selector + "]";
    }
}
