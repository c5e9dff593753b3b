package io.postrider.tracking.web;

import io.postrider.access.PublicPaths;
import io.postrider.tracking.Networks;
import io.postrider.tracking.Reactions;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The doors of mails: pixel, links, unsubscribe, preferences, answers, her own data. */
@Configuration(proxyBeanMethods = false)
class TrackingDoors {

    @Bean
    PublicPaths trackingPaths() {
        return PublicPaths.of("/o/**", "/c/**", "/u/**", "/p/**", "/d/**", "/a/**", "/s/**");
    }

    @Bean
    FilterRegistrationBean<ReactionDoor> reactionDoor(Reactions reactions, Networks networks) {
        var door = new FilterRegistrationBean<>(new ReactionDoor(reactions, networks));
        door.addUrlPatterns("/o/*", "/c/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return door;
    }
}
