package io.postrider.contacts.imports;

import io.postrider.contacts.AttributeDefinition;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.Basis;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.Column;
import io.postrider.contacts.ImportMapping.ConsentColumn;
import io.postrider.contacts.ImportMapping.Target;
import io.postrider.contacts.PlainValues;
import io.postrider.contacts.UnusableImport;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a mapping may say of a file: every column it names is there, and every consent has its proof. */
@Component
class MappingRules {

    private static final int LONGEST_TAG = 60;
    private static final int LONGEST_REASON = 200;

    private final Attributes attributes;
    private final Consents consents;

    MappingRules(Attributes attributes, Consents consents) {
        this.attributes = attributes;
        this.consents = consents;
    }

    /** With the kind of every attribute. @throws UnusableImport naming what does not fit */
    ImportMapping checked(ImportMapping told, List<String> header) {
        if (told == null) {
            throw UnusableImport.because("A mapping is missing.");
        }
        Set<String> seen = new HashSet<>();
        Set<Target> once = EnumSet.noneOf(Target.class);
        Set<String> names = new HashSet<>();
        for (Column column : told.columns()) {
            there(column == null ? null : column.column(), header);
            if (column.target() == null) {
                throw UnusableImport.because("Column '" + column.column() + "' has no target.");
            }
            if (!seen.add(column.column())) {
                throw UnusableImport.because("Column '" + column.column() + "' is named twice.");
            }
            boolean again = column.target() == Target.ATTRIBUTE
                    ? !names.add(String.valueOf(column.attribute()))
                    : !once.add(column.target());
            if (again) {
                throw UnusableImport.because("Column '" + column.column() + "' has the target of another column.");
            }
        }
        if (!once.contains(Target.EMAIL) && !once.contains(Target.EXTERNAL_ID)) {
            throw UnusableImport.because("No column is the address or the external id: nobody could be found by it.");
        }
        told.consents().forEach(consent -> consent(consent, header));
        if (told.tags().stream().anyMatch(MappingRules::noTag)) {
            throw UnusableImport.because("A tag has 1 to " + LONGEST_TAG + " characters without control characters.");
        }
        if (told.suppressEverybody() != null
                && (told.suppressEverybody().isBlank()
                        || told.suppressEverybody().length() > LONGEST_REASON
                        || PlainValues.hasControls(told.suppressEverybody()))) {
            throw UnusableImport.because("suppressEverybody says in 1 to " + LONGEST_REASON + " characters why.");
        }
        return new ImportMapping(
                told.columns().stream().map(this::withKind).toList(),
                told.consents(),
                told.tags(),
                told.suppressEverybody(),
                told.update(),
                told.dayFirst(),
                told.decimalComma(),
                told.startJourneys());
    }

    /** Attributes that are new here are declared before the first row is taken. */
    void declare(ImportMapping mapping) {
        mapping.columns().stream()
                .filter(column -> column.target() == Target.ATTRIBUTE
                        && attributes.find(column.attribute()).isEmpty())
                .forEach(column -> attributes.declare(column.attribute(), column.kind(), column.column()));
    }

    private Column withKind(Column column) {
        if (column.target() != Target.ATTRIBUTE) {
            return new Column(column.column(), column.target(), null, null);
        }
        String name = column.attribute();
        if (name == null || !name.matches(Attributes.NAME)) {
            throw UnusableImport.because("Column '" + column.column()
                    + "' needs the name of an attribute: 1 to 60 letters, digits and _, beginning with a letter.");
        }
        AttributeDefinition known = attributes.find(name).orElse(null);
        AttributeKind kind = known != null ? known.kind() : column.kind() == null ? AttributeKind.TEXT : column.kind();
        if (known != null && (known.computed() || column.kind() != null && column.kind() != known.kind())) {
            throw UnusableImport.because(
                    known.computed()
                            ? "'" + name + "' is worked out by " + known.owner() + "; no file can tell it."
                            : "'" + name + "' is " + known.kind().words() + " here already.");
        }
        if (kind == AttributeKind.OBJECT) {
            throw UnusableImport.because("'" + name + "' can be anything; no cell can be read as that.");
        }
        return new Column(column.column(), column.target(), name, kind);
    }

    private void consent(ConsentColumn told, List<String> header) {
        Stream.of(
                        told.column(),
                        told.sourceColumn(),
                        told.atColumn(),
                        told.wordingColumn(),
                        told.countryColumn(),
                        told.ipColumn())
                .filter(it -> it != null)
                .forEach(it -> there(it, header));
        if (told.purpose() == null || consents.purpose(told.purpose()).transactional()) {
            throw UnusableImport.because("A consent needs the purpose it is for, and not a transactional one.");
        }
        if (told.basis() != null && Basis.parse(told.basis()).isEmpty()) {
            throw UnusableImport.because("basis must be consent, existing_customer or contract.");
        }
        if (told.at() == null && told.atColumn() == null) {
            throw UnusableImport.because("The consent for " + told.purpose()
                    + " needs its proof: at or atColumn, the time she said so. Without it nobody may be mailed.");
        }
        if (told.sourceColumn() == null
                && (told.source() == null || told.source().isBlank())) {
            throw UnusableImport.because("The consent for " + told.purpose()
                    + " needs its proof: source or sourceColumn, where she said so.");
        }
    }

    private static void there(String column, List<String> header) {
        if (column == null || !header.contains(column)) {
            throw UnusableImport.because("The file has no column '" + column + "'; it has "
                    + String.join(", ", header.subList(0, Math.min(header.size(), 30))) + ".");
        }
    }

    private static boolean noTag(String tag) {
        return tag == null || tag.isBlank() || tag.length() > LONGEST_TAG || PlainValues.hasControls(tag);
    }
}
