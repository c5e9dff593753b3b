package io.postrider.delivery.dkim;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who computes signatures on this node. */
@Configuration(proxyBeanMethods = false)
class DkimConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DkimConfiguration.class);

    @Bean
    RsaProvider rsaProvider(DkimSettings settings) {
        RsaProvider provider = settings.crypto() == DkimSettings.Crypto.AUTO
                ? RsaProvider.fast().orElse(RsaProvider.JDK)
                : RsaProvider.JDK;
        log.info("Mail is signed with {}", provider);
        return provider;
    }
}
