package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.domain.Finding.DnsEntry;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** SPF (RFC 7208): which servers may send with the return path's domain; it is that domain, not From's, that SPF speaks of. */
@Component
@Order(10)
class SpfCheck implements DomainCheck {

    private static final String NAME = "SPF";
    private static final int MOST_LOOKUPS = 10;
    private static final int MOST_VOIDS = 2;

    @Override
    public List<Finding> look(SendingDomain domain, Dns dns) {
        return List.of(look(domain.returnDomain(), dns));
    }

    private static Finding look(String domain, Dns dns) {
        DnsEntry example = new DnsEntry(domain, "TXT", "v=spf1 include:<your mail server's SPF name> -all");
        Answer answer = dns.txt(domain);
        if (answer.unknown()) {
            return Finding.unknown(NAME, example);
        }
        List<String> records = SpfRecords.among(answer.values());
        if (records.isEmpty()) {
            return Finding.missing(
                    NAME, domain + " has no SPF record: receivers cannot tell whose servers may send for it.", example);
        }
        if (records.size() > 1) {
            return Finding.missing(
                    NAME,
                    domain + " has " + records.size() + " SPF records; receivers then count none. Merge them into one.",
                    example);
        }
        return grade(domain, records.get(0), dns, example);
    }

    private static Finding grade(String domain, String record, Dns dns, DnsEntry example) {
        SpfRecords walk = new SpfRecords(dns);
        String all = walk.walk(domain, record);
        if (walk.lookups() > MOST_LOOKUPS || walk.voids() > MOST_VOIDS) {
            return Finding.missing(
                    NAME,
                    "Evaluating it takes " + walk.lookups() + " lookups, " + walk.voids()
                            + " of them in vain; receivers stop after 10, or 2 in vain, and count it as broken.",
                    example);
        }
        if (all.equals("+all")) {
            return Finding.missing(NAME, "It ends in +all: everybody may send as " + domain + ".", example);
        }
        if (walk.broken() != null) {
            return Finding.missing(
                    NAME,
                    "It includes " + walk.broken()
                            + ", which has no single SPF record: receivers count all of it as broken.",
                    example);
        }
        if (!all.equals("-all") && !all.equals("~all")) {
            return Finding.warn(NAME, "It does not end in -all or ~all, so it forbids nothing.", example);
        }
        return walk.unheard()
                ? Finding.unknown(NAME, example)
                : Finding.ok(
                        NAME,
                        domain + " has one record, " + walk.lookups()
                                + " of 10 lookups; that it names your mail server is for you to see.");
    }
}
