package io.postrider.delivery.policies;

import io.postrider.delivery.spi.OutgoingMail;
import java.time.Instant;
import java.util.Locale;

/**
 * Something somebody has stopped.
 *
 * @param name which purpose, journey or template; null for everything and marketing
 * @param why in the words of whoever stopped it
 * @param at business time
 * @param liftedBy null while it holds
 */
public record Switch(Scope scope, String name, String why, String who, Instant at, String liftedBy, Instant liftedAt) {

    /** How much it stops. */
    public enum Scope {
        /** Every mail, transactional ones too. */
        EVERYTHING,
        /** All that needs consent. */
        MARKETING,
        PURPOSE,
        JOURNEY,
        TEMPLATE;

        boolean named() {
            return compareTo(MARKETING) > 0;
        }
    }

    /** Its name in the API, such as {@code everything} or {@code journey:welcome-series}. */
    public String key() {
        String word = scope.name().toLowerCase(Locale.ROOT);
        return name == null ? word : word + ":" + name;
    }

    /** What it stops, in words. */
    public String what() {
        return name == null
                ? scope.name().toLowerCase(Locale.ROOT)
                : "the " + scope.name().toLowerCase(Locale.ROOT) + " " + name;
    }

    /** What a mail it holds says. */
    public String sentence() {
        return "held: " + who + " stopped " + what() + ": " + why;
    }

    boolean stops(OutgoingMail mail) {
        return switch (scope) {
            case EVERYTHING -> true;
            case MARKETING -> !mail.purpose().transactional();
            case PURPOSE -> name.equals(mail.purpose().key());
            case JOURNEY -> name.equals(mail.email().origin().journey());
            case TEMPLATE -> name.equals(mail.email().template());
        };
    }
}
