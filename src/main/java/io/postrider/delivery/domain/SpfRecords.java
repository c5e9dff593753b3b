package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What evaluating an SPF record costs a receiver (RFC 7208 4.6.4): lookups, and lookups that find nothing, over all records it includes.
 * Macros are counted, not expanded.
 */
final class SpfRecords {

    /** @return the SPF records among a name's texts; receivers want exactly one */
    static List<String> among(List<String> texts) {
        return texts.stream()
                .filter(text -> text.equalsIgnoreCase("v=spf1")
                        || text.toLowerCase(Locale.ROOT).startsWith("v=spf1 "))
                .toList();
    }

    /** More is never asked, whatever a record wants. */
    private static final int ENOUGH = 30;

    private final Dns dns;
    private final Set<String> seen = new HashSet<>();
    private int lookups;
    private int voids;
    private boolean unheard;
    private String broken;

    SpfRecords(Dns dns) {
        this.dns = dns;
    }

    int lookups() {
        return lookups;
    }

    int voids() {
        return voids;
    }

    /** Whether DNS left a question open, so that there may be more. */
    boolean unheard() {
        return unheard;
    }

    /** The name of an included record that is none, or null. */
    String broken() {
        return broken;
    }

    void walk(String record) {
        for (String term : record.strip().split("\\s+")) {
            String mechanism = term.replaceFirst("^[+~?-]", "").toLowerCase(Locale.ROOT);
            if (mechanism.startsWith("include:")) {
                follow(mechanism.substring("include:".length()));
            } else if (mechanism.startsWith("redirect=")) {
                follow(mechanism.substring("redirect=".length()));
            } else if (mechanism.matches("(a|mx)([:/].*)?|ptr(:.*)?|exists:.*")) {
                lookups++;
                ask(mechanism);
            }
        }
    }

    private void follow(String name) {
        lookups++;
        if (lookups > ENOUGH || name.contains("%") || !seen.add(name)) {
            return;
        }
        Answer answer = dns.txt(name);
        unheard |= answer.unknown();
        List<String> records = among(answer.values());
        if (records.isEmpty() && !answer.unknown()) {
            voids++;
            broken = name;
        }
        records.forEach(this::walk);
    }

    private void ask(String mechanism) {
        int colon = mechanism.indexOf(':');
        if (lookups > ENOUGH || colon < 0 || mechanism.contains("%") || mechanism.startsWith("ptr")) {
            return;
        }
        String name = mechanism.substring(colon + 1).replaceFirst("/.*$", "");
        Answer answer = mechanism.startsWith("mx") ? dns.mx(name) : dns.addresses(name);
        unheard |= answer.unknown();
        voids += answer.state() == Answer.State.NONE ? 1 : 0;
    }
}
