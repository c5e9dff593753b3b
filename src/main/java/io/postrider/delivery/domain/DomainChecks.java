package io.postrider.delivery.domain;

import io.postrider.access.PublicUrl;
import io.postrider.delivery.SenderDomain;
import io.postrider.delivery.dkim.DkimKeys;
import io.postrider.delivery.dkim.DkimSignatures;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.dns.DomainNames;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at a sending domain as receivers do. */
@Component
public class DomainChecks {

    private static final int KEYS = 20;

    private final List<DomainCheck> inOrder;
    private final Dns dns;
    private final Known known;
    private final DomainSettings settings;

    /** What this installation knows of its domains. */
    @Component
    record Known(DkimKeys keys, DkimSignatures signatures, SenderDomain sender, PublicUrl url) {

        SendingDomain of(String domain) {
            return new SendingDomain(
                    domain,
                    sender.returnDomain().isEmpty() ? domain : sender.returnDomain(),
                    keys.page(domain, 0, KEYS),
                    signatures.obstacle(domain).orElse(null),
                    URI.create(url.of("/")),
                    sender.helo());
        }
    }

    DomainChecks(List<DomainCheck> inOrder, Dns dns, Known known, DomainSettings settings) {
        this.inOrder = inOrder;
        this.dns = dns;
        this.known = known;
        this.settings = settings;
    }

    /** The domain mail is sent from. */
    public String ownDomain() {
        return known.sender().domain();
    }

    /** Why our mail waits instead of leaving unsigned; empty when it need not. */
    public Optional<String> obstacle() {
        return known.signatures().obstacle(ownDomain());
    }

    /**
     * @param fresh whether DNS is asked anew, for whoever has just published something
     * @throws UnusableDomain for what is none
     */
    public List<Finding> check(String domain, boolean fresh) {
        SendingDomain sending = known.of(ascii(domain));
        Dns inTime = new Deadlined(fresh ? dns.fresh() : dns, settings.checkPatience());
        return inOrder.stream()
                .flatMap(check -> check.look(sending, inTime).stream())
                .toList();
    }

    private static String ascii(String domain) {
        return DomainNames.ascii(domain.strip())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("."))
                .orElseThrow(UnusableDomain::new);
    }
}
