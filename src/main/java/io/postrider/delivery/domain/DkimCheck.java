package io.postrider.delivery.domain;

import io.postrider.delivery.dkim.DkimKey;
import io.postrider.delivery.dkim.DkimKey.State;
import io.postrider.delivery.dkim.DkimRecord;
import io.postrider.delivery.dkim.Publication;
import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.domain.Finding.DnsEntry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** DKIM (RFC 6376): whether receivers find the key each mail is signed with. */
@Component
@Order(20)
class DkimCheck implements DomainCheck {

    private static final String NAME = "DKIM";
    private static final int LONG = 2_048;

    @Override
    public List<Finding> look(SendingDomain domain, Dns dns) {
        List<Finding> findings = new ArrayList<>();
        if (domain.obstacle() != null) {
            findings.add(Finding.missing(NAME, domain.obstacle(), null));
        }
        if (domain.keys().stream().noneMatch(key -> key.state() == State.ACTIVE)) {
            findings.add(Finding.missing(
                    NAME,
                    "Mail of " + domain.domain() + " leaves unsigned: no key is active. Make one with POST"
                            + " /api/dkim-keys, publish its record, and activate it.",
                    null));
        }
        domain.keys().forEach(key -> findings.add(look(key, dns)));
        return findings;
    }

    private static Finding look(DkimKey key, Dns dns) {
        String name = NAME + " " + key.selector();
        DnsEntry record = new DnsEntry(key.recordName(), "TXT", key.recordValue());
        Publication publication = Publication.of(key, dns);
        String sentence = said(key) + " " + publication.sentence();
        return switch (publication) {
            case UNKNOWN -> Finding.unknown(name, record);
            case TESTING -> Finding.warn(name, sentence, record);
            case PUBLISHED -> graded(key, dns, name, sentence, record);
            case MISSING, OTHER ->
                key.state() == State.RETIRED
                        ? Finding.ok(name, sentence + " It is retired, so that is as it should be.")
                        : Finding.missing(name, sentence, record);
        };
    }

    private static Finding graded(DkimKey key, Dns dns, String name, String sentence, DnsEntry record) {
        Answer answer = dns.txt(key.recordName());
        int bits = answer.found() ? DkimRecord.parse(answer.values().get(0)).bits() : 0;
        return bits >= LONG
                ? Finding.ok(name, sentence)
                : Finding.warn(name, sentence + " It has only " + bits + " bits; receivers want " + LONG + ".", record);
    }

    private static String said(DkimKey key) {
        return switch (key.state()) {
            case ACTIVE -> "Mail is signed with it.";
            case NEXT -> "It waits to be activated.";
            case RETIRED -> "Mail was signed with it once.";
        };
    }
}
