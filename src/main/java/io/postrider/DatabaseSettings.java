package io.postrider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where everything is kept.
 *
 * @param url a bare JDBC URL, {@code jdbc:postgresql://host/name} or {@code jdbc:h2:file:path}; the settings Postrider
 *     needs are added, those written into the URL are kept
 * @param username who logs in to the database
 * @param password may be empty
 */
@ConfigurationProperties("postrider.database")
record DatabaseSettings(
        @DefaultValue("jdbc:h2:file:./data/postrider") String url,
        @DefaultValue("postrider") String username,
        @DefaultValue("") String password) {}
