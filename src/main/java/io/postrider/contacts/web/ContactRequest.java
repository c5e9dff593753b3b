package io.postrider.contacts.web;

import io.postrider.contacts.Basis;
import io.postrider.contacts.InvalidContact;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an app tells about a contact; what it leaves out stays as it is. */
@Schema(description = "What is told about a contact; whatever is left out stays as it is.")
record ContactRequest(
        @Schema(example = "mara@example.com", requiredMode = Schema.RequiredMode.REQUIRED) String email,
        @Schema(example = "shop-1042", description = "Her name in the shop or CRM, of at most one contact.")
                String externalId,
        @Schema(example = "Europe/Paris") String timeZone,
        @Schema(example = "fr-FR", description = "BCP 47") String locale,
        @Schema(
                        example = "{\"firstName\": \"Mara\", \"favouriteTea\": \"oolong\"}",
                        description =
                                "Any names; text, numbers, booleans, lists and objects. null forgets an attribute.")
                Map<String, Object> attributes,
        @Schema(example = "quiz on the home page", description = "Where she told these attributes herself, if she did.")
                String source,
        @Schema(example = "[\"wholesale\"]", description = "Words to stick to her; none is taken away.")
                List<String> tags,
        List<ConsentRequest> consents) {

    /** One consent, with the proof that she agreed. */
    record ConsentRequest(
            @Schema(example = "newsletter", requiredMode = Schema.RequiredMode.REQUIRED) String purpose,
            @Schema(
                            example = "granted",
                            allowableValues = {"pending", "granted", "withdrawn"},
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "pending starts double opt-in; granted needs a proof with source and at")
                    String status,
            ProofRequest proof) {}

    /** Where, when and to which words she agreed (GDPR art. 7(1)). */
    record ProofRequest(
            @Schema(example = "shop checkout") String source,
            @Schema(example = "2026-03-02T09:14:00Z") Instant at,
            @Schema(example = "203.0.113.7") String ip,
            @Schema(example = "Yes, write to me about new teas.") String wording,
            @Schema(example = "checkout") String form,
            @Schema(example = "3") String formVersion,
            @Schema(
                            allowableValues = {"consent", "existing-customer", "contract"},
                            description =
                                    "existing-customer needs country, and its notice as wording where the law asks;"
                                            + " it ends by itself")
                    String basis,
            @Schema(example = "DE", description = "ISO 3166") String country,
            @Schema(example = "2028-03-02T09:14:00Z", description = "left out: it does not end") Instant expiresAt) {

        Proof proof() {
            Basis known = basis == null
                    ? Basis.CONSENT
                    : Basis.parse(basis)
                            .orElseThrow(() ->
                                    new InvalidContact("proof.basis must be consent, existing-customer or contract."));
            return new Proof(source, at, ip, wording, form, formVersion, known, country, expiresAt);
        }
    }

    NewContact contact() {
        return new NewContact(
                email, externalId, ContactFields.timeZone(timeZone), ContactFields.locale(locale), attributes);
    }

    /** @throws InvalidContact when one is incomplete */
    List<ConsentRequest> checkedConsents() {
        List<ConsentRequest> all = consents == null ? List.of() : consents;
        for (int i = 0; i < all.size(); i++) {
            ConsentRequest each = all.get(i);
            if (each == null || each.purpose() == null) {
                throw new InvalidContact("consents[" + i + "].purpose is missing.");
            }
            if (each.status() == null
                    || !List.of("pending", "granted", "withdrawn").contains(each.status())) {
                throw new InvalidContact("consents[" + i + "].status must be pending, granted or withdrawn.");
            }
        }
        return all;
    }
}
