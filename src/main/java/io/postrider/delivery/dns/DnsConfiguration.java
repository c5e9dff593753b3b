package io.postrider.delivery.dns;

import io.postrider.time.MachineTime;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** DNS, or its absence, as the settings want it. */
@Configuration(proxyBeanMethods = false)
class DnsConfiguration {

    @Bean
    Dns dns(DnsSettings settings, MachineTime machine) {
        if (!settings.enabled()) {
            return new NoDns();
        }
        try {
            return new NameServers(Questions.resolver(settings), settings.timeout(), machine);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "postrider.dns.servers must be addresses such as 192.0.2.1 or 192.0.2.1:5353: " + e.getMessage(),
                    e);
        }
    }
}
