package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.domain.Finding.DnsEntry;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where the links in every mail lead first: a host that resolves, over TLS, and better one of the sender's own domain. */
@Component
@Order(60)
class TrackingHostCheck implements DomainCheck {

    private static final String NAME = "Link host";

    @Override
    public List<Finding> look(SendingDomain domain, Dns dns) {
        String host = domain.tracking().getHost();
        DnsEntry entry = new DnsEntry(host, "A", "<this server's address>");
        Answer answer = dns.addresses(host);
        if (answer.unknown()) {
            return List.of(Finding.unknown(NAME, entry));
        }
        if (!answer.found()) {
            return List.of(Finding.missing(NAME, host + " does not resolve: no link in any mail works.", entry));
        }
        if (!"https".equals(domain.tracking().getScheme())) {
            return List.of(Finding.warn(
                    NAME, "Links start with http://; set POSTRIDER_PUBLIC_URL to an https:// address.", null));
        }
        return List.of(
                domain.aligned(host)
                        ? Finding.ok(NAME, "Links lead to " + host + ", a name of your own.")
                        : Finding.warn(
                                NAME,
                                "Links lead to " + host + ", which is not of " + domain.domain()
                                        + ": filters like it better when both are one.",
                                null));
    }
}
