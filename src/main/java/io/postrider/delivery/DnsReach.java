package io.postrider.delivery;

import io.postrider.contacts.MailReach;
import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a domain takes mail: by its MX records, else by its address (RFC 5321 5.1); a lone dot says no (RFC 7505). */
@Component
class DnsReach implements MailReach {

    private static final List<String> NULL_MX = List.of(".");

    private final Dns dns;

    DnsReach(Dns dns) {
        this.dns = dns;
    }

    @Override
    public Reach of(String domain) {
        Answer servers = dns.mx(domain);
        if (servers.found()) {
            return servers.values().equals(NULL_MX) ? Reach.NOBODY : Reach.REACHABLE;
        }
        Answer host = servers.unknown() ? servers : dns.addresses(domain);
        if (host.unknown()) {
            return Reach.UNKNOWN;
        }
        return host.found() ? Reach.REACHABLE : Reach.NOBODY;
    }
}
