package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.domain.Finding.DnsEntry;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether bounces find their way back: the return path's domain must take mail. */
@Component
@Order(40)
class ReturnPathCheck implements DomainCheck {

    private static final String NAME = "Return path";

    @Override
    public List<Finding> look(SendingDomain domain, Dns dns) {
        String name = domain.returnDomain();
        DnsEntry example = new DnsEntry(name, "MX", "10 <the host that takes your bounces>.");
        Answer answer = dns.mx(name);
        if (answer.unknown()) {
            return List.of(Finding.unknown(NAME, example));
        }
        if (!answer.found() || answer.values().contains(".")) {
            return List.of(Finding.missing(
                    NAME,
                    name + " takes no mail (MX): bounces are lost, and many receivers refuse its mail.",
                    example));
        }
        return List.of(
                name.equals(domain.domain())
                        ? Finding.warn(
                                NAME,
                                "Bounces go to the sender's own domain. One of its own, such as bounce." + name
                                        + " in POSTRIDER_RETURNS_DOMAIN, lets each bounce name its mail.",
                                null)
                        : Finding.ok(NAME, "Bounces go to " + answer.values().get(0) + "."));
    }
}
