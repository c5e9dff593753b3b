package io.postrider.contacts;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An address a mail can be sent to, checked once and then trusted.
 *
 * <p>Stricter than RFC 5321 on purpose: no quoted names, comments, IP addresses or line breaks, so that an address can stand
 * in a mail header as it is.
 *
 * @param text as she typed it
 * @param key the one spelling under which she is found and mailed: lower case, composed letters (NFC), domains in their ASCII form
 */
public record EmailAddress(String text, String key) {

    /** RFC 5321, 4.5.3.1.3 without the angle brackets. */
    private static final int LONGEST = 254;

    /** Letters the ASCII form of 2003 changes into others, so that mail would go to somebody else's domain. */
    private static final String AMBIGUOUS = "\u00df\u03c2\u200c\u200d";

    /** Quoted names and the brackets of a header: allowed by RFC 5322, and how one address becomes two. */
    private static final String NEVER = "\"<>()[]\\,;: ";

    private static final EmailValidator VALIDATOR = JMail.validator()
            .disallowIpDomain()
            .requireTopLevelDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace()
            .withRule(address -> address.comments().isEmpty() && !address.hasIdentifier());

    /** @throws InvalidEmailAddress when no mail can be sent to it */
    public static EmailAddress parse(String typed) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidEmailAddress("An email address is needed.");
        }
        if (typed.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEmailAddress("An email address has no line breaks or other control characters.");
        }
        String text = typed.strip();
        if (text.length() > LONGEST) {
            throw new InvalidEmailAddress("An email address has at most " + LONGEST + " characters.");
        }
        Email email = VALIDATOR
                .tryParse(text)
                .filter(parsed -> text.chars().noneMatch(letter -> NEVER.indexOf(letter) >= 0))
                .orElseThrow(() -> new InvalidEmailAddress("\"" + text + "\" is not an email address."));
        // Letters beyond ASCII before the @ are allowed (RFC 6531); whether they can be mailed is up to the mail
        // server.
        String local = Normalizer.normalize(email.localPart(), Normalizer.Form.NFC);
        String key = (local + "@" + asciiDomain(email.domain())).toLowerCase(Locale.ROOT);
        if (key.length() > LONGEST) {
            throw new InvalidEmailAddress("An email address has at most " + LONGEST + " characters.");
        }
        return new EmailAddress(text, key);
    }

    /** The key of an address that may have come in by other ways; empty when no mail can be sent to it. */
    public static Optional<String> keyOf(String address) {
        try {
            return Optional.of(parse(address).key());
        } catch (InvalidEmailAddress e) {
            return Optional.empty();
        }
    }

    private static String asciiDomain(String domain) {
        if (domain.chars().anyMatch(letter -> AMBIGUOUS.indexOf(letter) >= 0)) {
            throw new InvalidEmailAddress("Please write the domain \"" + domain + "\" in its ASCII form (xn--...).");
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new InvalidEmailAddress("\"" + domain + "\" is not a domain.");
        }
    }
}
