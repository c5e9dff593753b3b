package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Dns;
import java.util.List;

/** One check of a sending domain; they are made in their {@code @Order}. */
interface DomainCheck {

    List<Finding> look(SendingDomain domain, Dns dns);
}
