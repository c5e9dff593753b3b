package io.postrider.contacts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * All contacts as a table, one row each, in the form an import takes: addresses, attributes, tags, consents and who must not be mailed.
 *
 * <p>Attributes that can be anything are left out: no cell holds them.
 */
@Component
public class ContactExport {

    private static final int PAGE = 500;

    private final Contacts contacts;
    private final Attributes attributes;
    private final Tags tags;
    private final Consents consents;
    private final SuppressionTable suppressions;

    ContactExport(
            Contacts contacts, Attributes attributes, Tags tags, Consents consents, SuppressionTable suppressions) {
        this.contacts = contacts;
        this.attributes = attributes;
        this.tags = tags;
        this.consents = consents;
        this.suppressions = suppressions;
    }

    /** A page at a time, however many they are. */
    public void write(SafeCsv csv) {
        List<AttributeDefinition> told = attributes.all().values().stream()
                .filter(it -> !it.computed() && it.kind() != AttributeKind.OBJECT)
                .toList();
        List<String> purposes = consents.purposes().stream()
                .filter(it -> !it.transactional())
                .map(Purpose::key)
                .toList();
        csv.row(header(told, purposes));
        ContactId after = null;
        List<Contact> page;
        do {
            page = contacts.page(after, PAGE);
            rows(page, told, purposes, csv);
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private static String[] header(List<AttributeDefinition> told, List<String> purposes) {
        List<String> header =
                new ArrayList<>(List.of("email", "externalId", "timeZone", "locale", "tags", "suppressed"));
        told.forEach(it -> header.add(it.name()));
        purposes.forEach(it -> header.addAll(List.of(it, it + " at", it + " source")));
        return header.toArray(String[]::new);
    }

    private void rows(List<Contact> page, List<AttributeDefinition> told, List<String> purposes, SafeCsv csv) {
        List<ContactId> ids = page.stream().map(Contact::id).toList();
        Map<ContactId, Set<String>> stuck = tags.ofAll(ids);
        Map<ContactId, List<Consent>> agreed = consents.ofAll(ids);
        Map<String, String> never = suppressions.reasons(page.stream()
                .map(ContactExport::key)
                .filter(it -> !it.isEmpty())
                .toList());
        for (Contact it : page) {
            List<String> row = new ArrayList<>();
            row.add(it.email());
            row.add(it.externalId());
            row.add(it.timeZone() == null ? null : it.timeZone().getId());
            row.add(it.locale() == null ? null : it.locale().toLanguageTag());
            row.add(String.join(";", stuck.getOrDefault(it.id(), Set.of())));
            row.add(never.get(key(it)));
            told.forEach(attribute -> row.add(cell(attribute, it.attributes().get(attribute.name()))));
            Map<String, Consent> hers = agreed.getOrDefault(it.id(), List.of()).stream()
                    .filter(consent -> consent.status() != Consent.Status.PENDING)
                    .collect(Collectors.toMap(Consent::purpose, consent -> consent));
            purposes.forEach(purpose -> consent(row, hers.get(purpose)));
            csv.row(row.toArray(String[]::new));
        }
    }

    /** Also of an address that an older version took. */
    private static String key(Contact contact) {
        return EmailAddress.keyOf(contact.email()).orElse("");
    }

    private static void consent(List<String> row, Consent consent) {
        row.add(consent == null ? null : consent.status() == Consent.Status.GRANTED ? "yes" : "no");
        row.add(consent == null ? null : consent.proof().at().toString());
        row.add(consent == null ? null : consent.proof().source());
    }

    private static String cell(AttributeDefinition attribute, Object value) {
        if (value == null) {
            return null;
        }
        return switch (attribute.kind()) {
            case LIST -> ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(";"));
            case MONEY -> {
                Map<?, ?> money = (Map<?, ?>) value;
                Currency currency = Currency.getInstance((String) money.get("currency"));
                BigDecimal amount = new BigDecimal(money.get("minor").toString())
                        .movePointLeft(Math.max(0, currency.getDefaultFractionDigits()));
                yield currency.getCurrencyCode() + " " + amount.toPlainString();
            }
            default -> String.valueOf(value);
        };
    }
}
