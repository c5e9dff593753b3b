package io.postrider.contacts.web;

import io.postrider.access.LargeUploads;
import io.postrider.contacts.SuppressionImport;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where suppression lists come in, for apps and for people: both may be larger than other requests. */
@Configuration(proxyBeanMethods = false)
class SuppressionDoors {

    @Bean
    LargeUploads suppressionLists(SuppressionImport imports) {
        return new LargeUploads(Set.of("/api/suppressions/imports", "/suppressions/imports"), imports.largest());
    }
}
