package io.postrider;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns the operator's bare database URL into one with the settings Postrider needs, so that nobody has to know them.
 *
 * <p>Settings the operator wrote into the URL are kept.
 */
public class DatabaseConnection implements EnvironmentPostProcessor {

    /**
     * WRITE_DELAY: without it H2 forgets the last half second of committed rows at kill -9. TRACE_LEVEL_FILE: no second log
     * beside the database, with the values of failed statements in it.
     */
    private static final Map<String, String> H2 =
            Map.of("WRITE_DELAY", "0", "LOCK_TIMEOUT", "10000", "DB_CLOSE_ON_EXIT", "FALSE", "TRACE_LEVEL_FILE", "0");

    /** stringtype: lets JSON columns take text as on H2. */
    private static final Map<String, String> POSTGRESQL =
            Map.of("reWriteBatchedInserts", "true", "stringtype", "unspecified", "ApplicationName", "postrider");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        DatabaseSettings database = Binder.get(environment).bindOrCreate("postrider.database", DatabaseSettings.class);
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", complete(database.url()));
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.flyway.placeholders.json", isH2(database.url()) ? "varchar(1000000)" : "jsonb");
        environment.getPropertySources().addLast(new MapPropertySource("postriderDatabase", settings));
    }

    /** @throws IllegalArgumentException for a database that is neither H2 nor PostgreSQL */
    static String complete(String url) {
        if (isH2(url)) {
            return append(url, ";", ";", H2);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return append(url, url.contains("?") ? "&" : "?", "&", POSTGRESQL);
        }
        throw new IllegalArgumentException(
                "POSTRIDER_DATABASE_URL must start with jdbc:h2: or jdbc:postgresql:, but is " + url.split("[?;]")[0]);
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }

    private static String append(String url, String first, String next, Map<String, String> settings) {
        StringBuilder complete = new StringBuilder(url);
        String separator = first;
        for (String name : settings.keySet().stream().sorted().toList()) {
            if (!url.toLowerCase().contains(name.toLowerCase() + "=")) {
                complete.append(separator).append(name).append('=').append(settings.get(name));
                separator = next;
            }
        }
        return complete.toString();
    }
}
