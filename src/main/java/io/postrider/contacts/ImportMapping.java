package io.postrider.contacts;

import java.time.Instant;
import java.util.List;

/**
 * What the columns of a file mean.
 *
 * @param columns those that are read; others are left alone
 * @param consents which consents the file proves
 * @param tags added to everybody in it
 * @param update what may happen to contacts who are here already
 * @param dayFirst whether 03/04/2026 is in April (else it is in March)
 * @param decimalComma whether 1.234,5 is a number (else 1,234.5 is)
 * @param startJourneys whether new consents may start journeys; not unless asked
 */
public record ImportMapping(
        List<Column> columns,
        List<ConsentColumn> consents,
        List<String> tags,
        ImportRows.Update update,
        boolean dayFirst,
        boolean decimalComma,
        boolean startJourneys) {

    public ImportMapping {
        columns = columns == null ? List.of() : List.copyOf(columns);
        consents = consents == null ? List.of() : List.copyOf(consents);
        tags = tags == null ? List.of() : List.copyOf(tags);
        update = update == null ? ImportRows.Update.OVERWRITE : update;
    }

    /** What a column can be. */
    public enum Target {
        EMAIL,
        EXTERNAL_ID,
        TIME_ZONE,
        LOCALE,
        /** Several, parted by comma, semicolon or |. */
        TAGS,
        ATTRIBUTE,
        /** Why she must never be mailed: any text in it suppresses her. */
        SUPPRESSED
    }

    /** What a cell of an attribute holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        INSTANT,
        LIST,
        COUNTRY,
        MONEY
    }

    /** @param attribute its name, for {@link Target#ATTRIBUTE} @param kind null: text */
    public record Column(String column, Target target, String attribute, Kind kind) {}

    /**
     * One consent the file proves; what is not the same for everybody is read from a column.
     *
     * @param column yes, no or nothing; null: everybody in the file said yes
     * @param basis {@code consent} unless told otherwise
     * @param source where they said it
     * @param at when they said it, unless a column tells
     */
    public record ConsentColumn(
            String purpose,
            String column,
            String basis,
            String source,
            String sourceColumn,
            Instant at,
            String atColumn,
            String wording,
            String wordingColumn,
            String country,
            String countryColumn,
            String ipColumn) {}
}
