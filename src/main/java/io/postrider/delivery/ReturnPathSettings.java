package io.postrider.delivery;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where bounces go.
 *
 * @param domain domain of return addresses, such as {@code bounce.example.com}, whose mail reaches this server (by its listener or
 *     by a mailbox that catches all of it); empty: bounces go to the sender's address
 */
@ConfigurationProperties("postrider.returns")
record ReturnPathSettings(@DefaultValue("") String domain) {

    ReturnPathSettings {
        domain = domain.strip().toLowerCase(Locale.ROOT);
        if (!domain.isEmpty() && !domain.matches("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?")) {
            throw new IllegalArgumentException("POSTRIDER_RETURNS_DOMAIN must be a domain such as bounce.example.com");
        }
    }
}
