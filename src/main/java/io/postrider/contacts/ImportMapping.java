package io.postrider.contacts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What the columns of a file mean.
 *
 * @param columns those that are read; others are left alone
 * @param consents which consents, or their end, the file proves
 * @param tags added to everybody in it
 * @param suppressEverybody why nobody in the file must ever be mailed; null: no such file
 * @param update what may happen to contacts who are here already
 * @param dayFirst whether 03/04/2026 is in April (else it is in March)
 * @param decimalComma whether 1.234,5 is a number (else 1,234.5 is)
 * @param startJourneys whether new consents may start journeys; not unless asked
 */
@Schema(name = "ImportMapping")
public record ImportMapping(
        List<Column> columns,
        List<ConsentColumn> consents,
        List<String> tags,
        String suppressEverybody,
        ImportRows.Update update,
        Boolean dayFirst,
        Boolean decimalComma,
        Boolean startJourneys) {

    public ImportMapping {
        columns = columns == null ? List.of() : List.copyOf(columns);
        consents = consents == null ? List.of() : List.copyOf(consents);
        tags = tags == null ? List.of() : List.copyOf(tags);
        update = update == null ? ImportRows.Update.OVERWRITE : update;
        dayFirst = Boolean.TRUE.equals(dayFirst);
        decimalComma = Boolean.TRUE.equals(decimalComma);
        startJourneys = Boolean.TRUE.equals(startJourneys);
    }

    /** What a column can be. */
    @Schema(name = "ImportTarget")
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

    /**
     * A column that is read.
     *
     * @param attribute its name, for {@link Target#ATTRIBUTE}
     * @param kind of an attribute that is new here; null: as it is known, or else text
     */
    @Schema(name = "ImportColumn")
    public record Column(String column, Target target, String attribute, AttributeKind kind) {}

    /**
     * One consent the file proves; what is not the same for everybody is read from a column.
     *
     * @param column yes, no or nothing; null: everybody in the file said the same
     * @param withdrawn whether that was no
     * @param basis {@code consent} unless told otherwise
     * @param source where they said it
     * @param at when they said it, unless a column tells
     */
    @Schema(name = "ImportConsent")
    public record ConsentColumn(
            String purpose,
            String column,
            Boolean withdrawn,
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
