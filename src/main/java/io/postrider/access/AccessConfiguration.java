package io.postrider.access;

import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What the doors are made of. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Strength 10: about 50 ms for one guess, once per login. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(10);
    }

    /** What every page loads, before anybody has logged in too. */
    @Bean
    PublicPaths assets() {
        return PublicPaths.of("/css/**", "/js/**", "/vendor/**", "/images/**", "/favicon.ico", "/favicon.svg");
    }

    @Bean
    PublicUrl publicUrl(AccessSettings settings, Environment environment) {
        String configured = settings.publicUrl();
        return parse(
                configured == null || configured.isBlank()
                        ? "http://localhost:" + environment.getProperty("server.port", "8080")
                        : configured.strip());
    }

    /** @throws IllegalArgumentException when links could not start with it */
    static PublicUrl parse(String text) {
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return new PublicUrl(uri);
            }
        } catch (URISyntaxException malformed) {
            // Said below, in the words of the setting.
        }
        throw new IllegalArgumentException(
                "POSTRIDER_PUBLIC_URL must be an http or https address without query, such as https://mail.example.com");
    }
}
