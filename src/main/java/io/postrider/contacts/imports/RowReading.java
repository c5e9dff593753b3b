package io.postrider.contacts.imports;

import io.postrider.contacts.Basis;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.Column;
import io.postrider.contacts.ImportMapping.ConsentColumn;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRow.ImportedConsent;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.PlainValues;
import io.postrider.contacts.Proof;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Turns the cells of a row into what they tell about a person, as the mapping says. */
final class RowReading {

    private static final int LONGEST_TAG = 60;

    private final List<String> header;
    private final ImportMapping mapping;
    private final CellValues values;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Locale> locales = new HashMap<>();

    RowReading(List<String> header, ImportMapping mapping) {
        this.header = header;
        this.mapping = mapping;
        this.values = new CellValues(mapping);
        for (int place = 0; place < header.size(); place++) {
            places.put(header.get(place), place);
        }
    }

    /** @throws Misfit when it cannot be taken */
    ImportRow read(CsvRow row) {
        if (row.fault() != null) {
            throw new Misfit(
                    row.column() > 0 && row.column() <= header.size() ? header.get(row.column() - 1) : null,
                    row.fault());
        }
        if (row.cells().size() > header.size()) {
            throw new Misfit("The row has " + row.cells().size() + " cells, but the first line names " + header.size()
                    + " columns.");
        }
        Told told = new Told();
        for (Column column : mapping.columns()) {
            String text = cell(row, column.column());
            if (!text.isEmpty()) {
                in(column.column(), () -> told.take(column, text));
            }
        }
        told.tags.addAll(mapping.tags());
        List<ImportedConsent> consents = new ArrayList<>();
        for (ConsentColumn column : mapping.consents()) {
            consent(row, column, consents);
        }
        String suppressed = told.suppressed == null ? mapping.suppressEverybody() : told.suppressed;
        return new ImportRow(row.line(), told.contact(), told.tags, consents, suppressed);
    }

    private void consent(CsvRow row, ConsentColumn said, List<ImportedConsent> consents) {
        String answer = cell(row, said.column());
        if (said.column() != null && (answer.isEmpty() || CellValues.neverAsked(answer))) {
            return;
        }
        boolean granted = said.column() == null
                ? !Boolean.TRUE.equals(said.withdrawn())
                : in(said.column(), () -> values.yesOrNo(answer));
        String at = cell(row, said.atColumn());
        Instant when = at.isEmpty() ? said.at() : in(said.atColumn(), () -> values.instant(at));
        if (when == null) {
            throw new Misfit(said.atColumn(), "It does not say when she said so, and the mapping does not either.");
        }
        String source = either(row, said.sourceColumn(), said.source());
        if (source == null) {
            throw new Misfit(
                    said.sourceColumn(), "It does not say where she said so, and the mapping does not either.");
        }
        String country = either(row, said.countryColumn(), said.country());
        consents.add(new ImportedConsent(
                said.purpose(),
                granted,
                new Proof(
                        source,
                        when,
                        either(row, said.ipColumn(), null),
                        either(row, said.wordingColumn(), said.wording()),
                        null,
                        null,
                        said.basis() == null
                                ? Basis.CONSENT
                                : Basis.parse(said.basis()).orElseThrow(),
                        country == null ? null : country.toUpperCase(Locale.ROOT),
                        null)));
    }

    private String either(CsvRow row, String column, String otherwise) {
        String text = cell(row, column);
        return text.isEmpty() ? otherwise : text;
    }

    /** Empty when there is none. */
    private String cell(CsvRow row, String column) {
        Integer place = column == null ? null : places.get(column);
        String text = place == null || place >= row.cells().size()
                ? ""
                : row.cells().get(place).strip();
        // What our own export put before it, so that no spreadsheet runs it.
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0;
        return guarded ? text.substring(1) : text;
    }

    private static void in(String column, Runnable reading) {
        in(column, () -> {
            reading.run();
            return null;
        });
    }

    private static <T> T in(String column, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Misfit misfit) {
            throw new Misfit(column, misfit.getMessage());
        }
    }

    /** Few zones and languages, many rows. */
    private static <T> T known(Map<String, T> known, String text, Function<String, T> parse) {
        T value = known.get(text);
        if (value == null) {
            value = parse.apply(text);
            if (known.size() < 1_000) {
                known.put(text, value);
            }
        }
        return value;
    }

    /** What is gathered of one row. */
    private final class Told {

        private String email;
        private String externalId;
        private ZoneId timeZone;
        private Locale locale;
        private String suppressed;
        private final Map<String, Object> attributes = new LinkedHashMap<>();
        private final Set<String> tags = new LinkedHashSet<>();

        void take(Column column, String text) {
            switch (column.target()) {
                case EMAIL -> email = text;
                case EXTERNAL_ID -> externalId = text;
                case TIME_ZONE -> timeZone = known(zones, text, CellValues::timeZone);
                case LOCALE -> locale = known(locales, text, CellValues::locale);
                case TAGS -> CellValues.list(text).forEach(this::tag);
                case ATTRIBUTE -> attributes.put(column.attribute(), values.parse(column.kind(), text));
                case SUPPRESSED -> suppressed = text;
            }
        }

        private void tag(String tag) {
            if (tag.length() > LONGEST_TAG || PlainValues.hasControls(tag)) {
                throw new Misfit("A tag is longer than " + LONGEST_TAG + " characters or has control characters.");
            }
            tags.add(tag);
        }

        NewContact contact() {
            return new NewContact(email, externalId, timeZone, locale, attributes);
        }
    }
}
