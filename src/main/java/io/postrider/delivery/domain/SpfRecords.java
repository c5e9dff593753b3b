package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import java.util.List;
import java.util.Locale;

/**
 * What evaluating an SPF record costs a receiver and how it ends (RFC 7208 4.6.4, 5, 6.1), over all records it includes. Macros are
 * counted, not expanded.
 */
final class SpfRecords {

    /** More is never asked, whatever a record wants; receivers stop at ten. */
    private static final int ENOUGH = 20;

    private final Dns dns;
    private int lookups;
    private int voids;
    private boolean unheard;
    private String broken;

    SpfRecords(Dns dns) {
        this.dns = dns;
    }

    /** The SPF records among a name's texts; receivers want exactly one. */
    static List<String> among(List<String> texts) {
        return texts.stream()
                .filter(text -> text.equalsIgnoreCase("v=spf1")
                        || text.toLowerCase(Locale.ROOT).startsWith("v=spf1 "))
                .toList();
    }

    int lookups() {
        return lookups;
    }

    /** Lookups of names that are not there. */
    int voids() {
        return voids;
    }

    /** Whether DNS left a question open, so that there may be more. */
    boolean unheard() {
        return unheard;
    }

    /** The name of an included record that is none, or one of several; null when there is none such. */
    String broken() {
        return broken;
    }

    /** Goes through a record. @return how it ends for everybody else: {@code -all}, {@code ~all} ..., empty for nothing */
    String walk(String domain, String record) {
        String[] terms = record.strip().toLowerCase(Locale.ROOT).split("\\s+");
        String redirect = null;
        for (String term : terms) {
            String mechanism = term.replaceFirst("^[+~?-]", "");
            if (mechanism.equals("all")) {
                return term.equals("all") ? "+all" : term;
            }
            if (mechanism.startsWith("include:")) {
                follow(mechanism.substring("include:".length()));
            } else if (mechanism.startsWith("redirect=")) {
                redirect = mechanism.substring("redirect=".length());
            } else if (mechanism.matches("(a|mx)([:/].*)?|ptr(:.*)?|exists:.*")) {
                ask(domain, mechanism);
            }
        }
        // It counts only where nothing says "all".
        return redirect == null ? "" : follow(redirect);
    }

    private String follow(String name) {
        lookups++;
        if (lookups > ENOUGH || name.contains("%")) {
            return "-all";
        }
        Answer answer = dns.txt(name);
        unheard |= answer.unknown();
        voids += answer.state() == Answer.State.NONE ? 1 : 0;
        List<String> records = among(answer.values());
        if (records.size() == 1) {
            return walk(name, records.get(0));
        }
        broken = answer.unknown() ? broken : name;
        return "-all";
    }

    private void ask(String domain, String mechanism) {
        lookups++;
        if (lookups > ENOUGH || mechanism.contains("%") || mechanism.startsWith("ptr")) {
            return;
        }
        int colon = mechanism.indexOf(':');
        String name = colon < 0 ? domain : mechanism.substring(colon + 1).replaceFirst("/.*$", "");
        Answer answer = mechanism.startsWith("mx") ? dns.mx(name) : dns.addresses(name);
        unheard |= answer.unknown();
        voids += answer.state() == Answer.State.NONE ? 1 : 0;
    }
}
