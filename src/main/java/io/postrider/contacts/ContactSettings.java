package io.postrider.contacts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be known about a contact, and how long a sign-up waits for her confirmation.
 *
 * @param maxAttributes how many attributes one contact may have
 * @param maxAttributeText the longest text value of an attribute, in characters
 * @param maxAttributeDepth how deep lists and objects in an attribute may be nested
 * @param maxAttributesSize the size of all attributes of one contact together, as JSON in characters
 * @param unknownAttributes {@code declare}: an attribute nobody declared is declared by the first value told; {@code refuse}:
 *     such a value is refused
 * @param confirmWithin business time within which a sign-up must be confirmed
 * @param repeatRequestAfter business time after which asking once more sends another confirmation mail
 * @param longestPause business time for which a contact may pause her mail at most
 * @param languages what a contact may choose as her language on her preferences page, as language tags; with one, she is not asked
 * @param signUpsPerAddress sign-ups accepted per network address and hour of machine time; more get a page that asks to wait
 */
@ConfigurationProperties("postrider.contacts")
public record ContactSettings(
        @DefaultValue("200") int maxAttributes,
        @DefaultValue("4000") int maxAttributeText,
        @DefaultValue("4") int maxAttributeDepth,
        @DefaultValue("64000") int maxAttributesSize,
        @DefaultValue("declare") Unknown unknownAttributes,
        @DefaultValue("7d") Duration confirmWithin,
        @DefaultValue("10m") Duration repeatRequestAfter,
        @DefaultValue("182d") Duration longestPause,
        @DefaultValue("en-GB") List<Locale> languages,
        @DefaultValue("100") int signUpsPerAddress) {

    /** What happens to attributes nobody has declared. */
    public enum Unknown {
        DECLARE,
        REFUSE
    }
}
