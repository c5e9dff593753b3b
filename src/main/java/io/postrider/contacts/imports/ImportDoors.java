package io.postrider.contacts.imports;

import io.postrider.access.LargeUploads;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files of contacts come in, for apps and for people: both may be larger than other requests. */
@Configuration(proxyBeanMethods = false)
class ImportDoors {

    @Bean
    LargeUploads importedFiles(ImportSettings settings) {
        return new LargeUploads(Set.of("/api/contact-imports", "/contact-imports"), settings.maxFile());
    }
}
