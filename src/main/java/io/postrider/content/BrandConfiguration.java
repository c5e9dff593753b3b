package io.postrider.content;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the brand from the settings and refuses what could not stand in a mail. */
@Configuration
class BrandConfiguration {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    @Bean
    Brand brand(BrandSettings settings) {
        BrandSettings.Day day = settings.brand().colours();
        BrandSettings.Dark dark = settings.brand().dark();
        return new Brand(
                name(settings.from()),
                site(settings.brand().site()),
                settings.brand().tagline(),
                Optional.ofNullable(settings.postalAddress()).map(String::strip).filter(address -> !address.isEmpty()),
                colours(day.paper(), day.card(), day.ink(), day.muted(), day.accent(), day.onAccent(), day.line()),
                colours(
                        dark.paper(),
                        dark.card(),
                        dark.ink(),
                        dark.muted(),
                        dark.accent(),
                        dark.onAccent(),
                        dark.line()));
    }

    /** The display name of {@code Name <address>}; an address alone is its own name. */
    static String name(String from) {
        int bracket = from.indexOf('<');
        String name = bracket > 0 ? from.substring(0, bracket) : from.replaceAll("[<>]", "");
        return name.strip()
                .replaceAll("^\"|\"$", "")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    private static URI site(URI site) {
        boolean web = "https".equals(site.getScheme()) || "http".equals(site.getScheme());
        if (!web || site.getHost() == null) {
            throw new IllegalArgumentException(
                    "postrider.brand.site is the address of the shop, such as https://shop.example, but is " + site);
        }
        return URI.create(site.toString().replaceAll("/+$", ""));
    }

    private static Map<String, String> colours(String... values) {
        String[] names = {"paper", "card", "ink", "muted", "accent", "onAccent", "line"};
        Map<String, String> colours = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (!COLOUR.matcher(values[i]).matches()) {
                throw new IllegalArgumentException(
                        "The brand's colour '" + names[i] + "' must look like #1f5c4a, but is " + values[i]);
            }
            colours.put(names[i], values[i]);
        }
        return colours;
    }
}
