package io.postrider.console;

import io.postrider.access.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pages are made of may be fetched by anybody: style, scripts and pictures, never data. */
@Configuration
class ConsolePaths {

    @Bean
    PublicPaths staticAssets() {
        return PublicPaths.of("/css/**", "/js/**", "/vendor/**", "/images/**");
    }
}
