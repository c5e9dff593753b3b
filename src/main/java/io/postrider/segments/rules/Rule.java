package io.postrider.segments.rules;

import io.postrider.contacts.AttributeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Says of every contact whether she is meant; a tree of conditions. */
public sealed interface Rule {

    /** Every one of them holds. */
    record All(List<Rule> rules) implements Rule {}

    /** At least one of them holds. */
    record Any(List<Rule> rules) implements Rule {}

    /** It does not hold. */
    record Not(Rule rule) implements Rule {}

    /** What is known of her. @param owner the module that works it out; null when people tell it */
    record Attribute(String name, AttributeKind kind, String owner, List<Test> tests) implements Rule {}

    /** Her address, language, zone, and since when we know her. */
    record Profile(Field field, List<Test> tests) implements Rule {

        /** What of her. */
        public enum Field {
            EMAIL("email"),
            DOMAIN("domain"),
            EXTERNAL_ID("externalId"),
            TIME_ZONE("timeZone"),
            LOCALE("locale"),
            LANGUAGE("language"),
            CREATED_AT("createdAt");

            private final String word;

            Field(String word) {
                this.word = word;
            }

            String word() {
                return word;
            }
        }
    }

    /** Somebody stuck this word to her. */
    record Tag(String tag) implements Rule {}

    /** Where she stands with mail of a purpose; an expired yes is none. */
    record Consent(String purpose, Standing standing) implements Rule {

        /** Where. */
        public enum Standing {
            GRANTED,
            PENDING,
            WITHDRAWN,
            /** She never said anything, or her yes has expired. */
            NONE
        }
    }

    /** Her address is never mailed. */
    record Suppressed() implements Rule {}

    /**
     * What she did, so many times in a window.
     *
     * @param where properties the event must have, as text; {@code journey} and {@code step} name the origin
     * @param human only what a person did, by what is known today: corrections count
     */
    record Event(String name, Map<String, String> where, Count count, Window window, boolean human) implements Rule {}

    /** Orders of hers that were not cancelled. @param product null: any @param category with all below it; null: any */
    record Ordered(Count count, Window window, String product, String category) implements Rule {}

    /** What she spent in one currency, refunds taken off, in minor units. */
    record Spent(Count minor, String currency, Window window) implements Rule {}

    /** A cart that waits to be ordered. @param window in which it was last touched */
    record OpenCart(Window window) implements Rule {}

    /** She is in another segment. */
    record Member(String segment) implements Rule {}

    /** Something about a company she belongs to. @param what {@code name}, {@code domain} or an attribute of it */
    record Company(String what, List<Test> tests) implements Rule {}

    /** A share of all contacts that stays the same. @param from percent, included @param below percent, excluded */
    record Random(String salt, BigDecimal from, BigDecimal below) implements Rule {}
}
