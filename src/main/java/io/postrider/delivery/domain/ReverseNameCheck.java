package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.domain.Finding.DnsEntry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** PTR: the sending address must have a name, and the name that address (RFC 1912 2.1). */
@Component
@Order(50)
class ReverseNameCheck implements DomainCheck {

    private static final String NAME = "PTR";

    @Override
    public List<Finding> look(SendingDomain domain, Dns dns) {
        String helo = domain.helo().toLowerCase(Locale.ROOT);
        if (helo.isEmpty()) {
            return List.of(new Finding(
                    NAME,
                    Finding.Grade.UNKNOWN,
                    "Not looked at: your mail server speaks to receivers, and whoever runs it gives its address a name. Set"
                            + " POSTRIDER_SMTP_HELO if this server delivers by itself.",
                    null));
        }
        Answer addresses = dns.addresses(helo);
        if (addresses.unknown()) {
            return List.of(Finding.unknown(NAME, null));
        }
        if (!addresses.found()) {
            return List.of(Finding.missing(
                    NAME, helo + " has no address.", new DnsEntry(helo, "A", "<this server's address>")));
        }
        return addresses.values().stream()
                .map(address -> reverse(helo, address, dns))
                .toList();
    }

    private static Finding reverse(String helo, String address, Dns dns) {
        Answer names;
        try {
            names = dns.names(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Finding.unknown(NAME, null);
        }
        if (names.unknown()) {
            return Finding.unknown(NAME, null);
        }
        return names.values().contains(helo)
                ? Finding.ok(NAME, address + " is " + helo + ", both ways.")
                : Finding.missing(
                        NAME,
                        address + " is not called " + helo
                                + ": Gmail refuses such senders. Whoever gave you the address sets it.",
                        new DnsEntry(address, "PTR", helo + "."));
    }
}
