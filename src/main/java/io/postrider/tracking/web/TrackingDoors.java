package io.postrider.tracking.web;

import io.postrider.access.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors of mails: pixel, links, unsubscribe, preferences, her own data. */
@Configuration(proxyBeanMethods = false)
class TrackingDoors {

    @Bean
    PublicPaths trackingPaths() {
        return PublicPaths.of("/o/**", "/c/**", "/u/**", "/p/**", "/d/**");
    }
}
