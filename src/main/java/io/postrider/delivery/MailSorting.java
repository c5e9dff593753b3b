package io.postrider.delivery;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.dns.MailboxProviders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sorts waiting mail by mailbox provider: well-known domains by a list, all others by the hosts that take their mail (MX). Without DNS
 * they stay together as {@code other}.
 */
@Component
class MailSorting {

    private static final Logger LOG = LoggerFactory.getLogger(MailSorting.class);
    private static final int LOOK_UPS = 50;

    private final MailDomains domains;
    private final Dns dns;
    private boolean listed;

    MailSorting(MailDomains domains, Dns dns) {
        this.domains = domains;
        this.dns = dns;
    }

    @Scheduled(fixedDelay = 3_000)
    synchronized void sort() {
        try {
            if (!listed) {
                domains.learn(MailboxProviders.listed());
                listed = true;
            }
            lookUp(domains.unknown(LOOK_UPS));
            domains.requeue();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Mail could not be sorted by provider and goes on unsorted ({})",
                    e.getClass().getSimpleName());
        }
    }

    private void lookUp(List<String> unknown) {
        Map<String, String> found = new HashMap<>();
        Map<String, String> unheard = new HashMap<>();
        for (String domain : unknown) {
            Answer answer = dns.mx(domain);
            if (answer.unknown()) {
                unheard.put(domain, MailboxProviders.OTHER);
            } else {
                found.put(domain, MailboxProviders.byMx(answer.values()));
            }
        }
        domains.learn(found);
        domains.putOff(unheard);
    }
}
