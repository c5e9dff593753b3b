package io.postrider.contacts.web;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Preference;
import io.postrider.contacts.Proof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A contact as apps see her. */
@Schema(name = "Contact")
record ContactAnswer(
        @Schema(type = "string", format = "uuid") ContactId id,
        String email,
        String externalId,
        @Schema(type = "string", example = "Europe/Paris") ZoneId timeZone,
        @Schema(example = "fr-FR") String locale,
        Map<String, Object> attributes,
        @Schema(description = "what modules work out about her") Map<String, Object> computed,
        Set<String> tags,
        Instant createdAt,
        List<ConsentAnswer> consents,
        PreferenceAnswer preferences) {

    /** A consent as apps see it. @param changedAt when she acted */
    @Schema(name = "Consent")
    record ConsentAnswer(
            String purpose,
            @Schema(allowableValues = {"pending", "granted", "withdrawn"}) String status,
            Instant changedAt,
            ProofAnswer proof) {

        static ConsentAnswer of(Consent consent) {
            return new ConsentAnswer(
                    consent.purpose(),
                    consent.status().name().toLowerCase(Locale.ROOT),
                    consent.changedAt(),
                    ProofAnswer.of(consent.proof()));
        }
    }

    /** How we can show it, as apps see it. */
    @Schema(name = "Proof")
    record ProofAnswer(
            String source,
            Instant at,
            String ip,
            String wording,
            String form,
            String formVersion,
            @Schema(allowableValues = {"consent", "existing-customer", "contract"}) String basis,
            String country,
            Instant expiresAt) {

        static ProofAnswer of(Proof proof) {
            return new ProofAnswer(
                    proof.source(),
                    proof.at(),
                    proof.ip(),
                    proof.wording(),
                    proof.form(),
                    proof.formVersion(),
                    proof.basis().toString(),
                    proof.country(),
                    proof.expiresAt());
        }
    }

    /** How she wants her mail, as apps see it. @param pausedUntil null when she asked for no pause */
    @Schema(name = "Preferences")
    record PreferenceAnswer(
            @Schema(allowableValues = {"any", "weekly", "monthly"}) String frequency,
            Instant pausedUntil,
            boolean profiling) {

        static PreferenceAnswer of(Preference preference) {
            return new PreferenceAnswer(
                    preference.frequency().toString(), preference.pausedUntil(), preference.profiling());
        }
    }

    /** What is known of her besides. */
    record Besides(List<Consent> consents, Preference preference, Map<String, Object> computed, Set<String> tags) {}

    static ContactAnswer of(Contact contact, Besides besides) {
        return new ContactAnswer(
                contact.id(),
                contact.email(),
                contact.externalId(),
                contact.timeZone(),
                contact.locale() == null ? null : contact.locale().toLanguageTag(),
                contact.attributes(),
                besides.computed(),
                besides.tags(),
                contact.createdAt(),
                besides.consents().stream().map(ConsentAnswer::of).toList(),
                PreferenceAnswer.of(besides.preference()));
    }
}
