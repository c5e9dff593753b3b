package io.postrider.delivery.domain;

import io.postrider.delivery.dkim.DkimKey;
import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.domain.Finding.DnsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** DMARC (RFC 7489): what receivers do with mail that only claims to be ours. It is looked for at the domain and at those above it. */
@Component
@Order(30)
class DmarcCheck implements DomainCheck {

    private static final String NAME = "DMARC";
    private static final Pattern POLICY = Pattern.compile("(?:^|;)p=(none|quarantine|reject)");
    private static final Pattern BELOW = Pattern.compile("(?:^|;)sp=(none|quarantine|reject)");

    @Override
    public List<Finding> look(SendingDomain domain, Dns dns) {
        List<Finding> findings = new ArrayList<>();
        findings.add(record(domain, dns));
        boolean signed = domain.keys().stream()
                .anyMatch(key -> key.state() == DkimKey.State.ACTIVE && domain.aligned(key.domain()));
        if (!signed && !domain.aligned(domain.returnDomain())) {
            findings.add(Finding.missing(
                    NAME + " alignment",
                    "Neither the signature nor the return path " + domain.returnDomain() + " belongs to "
                            + domain.domain() + ", so DMARC fails for every mail.",
                    null));
        }
        return findings;
    }

    private static Finding record(SendingDomain domain, Dns dns) {
        String postmaster = "postmaster@" + domain.domain();
        DnsEntry example =
                new DnsEntry("_dmarc." + domain.domain(), "TXT", "v=DMARC1; p=none; rua=mailto:" + postmaster);
        for (String at = domain.domain(); at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
            Answer answer = dns.txt("_dmarc." + at);
            if (answer.unknown()) {
                return Finding.unknown(NAME, example);
            }
            List<String> records = answer.values().stream()
                    .filter(text ->
                            text.toLowerCase(Locale.ROOT).replace(" ", "").startsWith("v=dmarc1"))
                    .toList();
            if (records.size() > 1) {
                return Finding.missing(
                        NAME, "_dmarc." + at + " has more than one record; receivers count none.", example);
            }
            if (records.size() == 1) {
                return grade(
                        domain.domain(),
                        at,
                        records.get(0).toLowerCase(Locale.ROOT).replace(" ", ""),
                        example);
            }
        }
        return Finding.missing(
                NAME, "There is no DMARC record: Gmail and Yahoo refuse bulk mail of such domains.", example);
    }

    private static Finding grade(String domain, String at, String record, DnsEntry example) {
        Matcher own = POLICY.matcher(record);
        Matcher below = BELOW.matcher(record);
        if (!own.find()) {
            return Finding.missing(NAME, "The record of " + at + " names no policy (p=).", example);
        }
        String policy = !domain.equals(at) && below.find() ? below.group(1) : own.group(1);
        if (!record.contains("rua=")) {
            return Finding.warn(
                    NAME, "The record of " + at + " asks for no reports (rua=), so nobody hears of abuse.", example);
        }
        if (record.contains("adkim=s") || record.contains("aspf=s")) {
            return Finding.warn(
                    NAME,
                    "The record of " + at
                            + " is strict (adkim or aspf): signature and return path must have exactly the"
                            + " domain of From.",
                    null);
        }
        return policy.equals("none")
                ? Finding.warn(
                        NAME,
                        "The policy for " + domain
                                + " is none: receivers only report. Go on to quarantine when the reports"
                                + " look right.",
                        null)
                : Finding.ok(NAME, "The policy for " + domain + " is " + policy + ".");
    }
}
