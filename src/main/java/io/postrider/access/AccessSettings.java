package io.postrider.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this installation is reached and who opens its doors.
 *
 * @param publicUrl where the world reaches this server, such as {@code https://mail.example.com}; every link in a mail
 *     starts with it. Default: {@code http://localhost:<port>}
 * @param adminPassword password of the user {@code admin}; when absent, one is generated at the first start and printed
 *     once. A changed value takes effect at the next start
 * @param apiKey a key for programs with the role ADMIN; when absent, one is generated at the first start and printed once
 * @param secret what links in mails are signed with, at least 32 characters; when absent, one is generated at the first
 *     start and kept in the database. A changed value makes every link sent before invalid
 * @param access limits at the doors
 */
@ConfigurationProperties("postrider")
public record AccessSettings(
        String publicUrl, String adminPassword, String apiKey, String secret, @DefaultValue Limits access) {

    /**
     * Limits at the doors.
     *
     * @param maxRequestSize largest request body; more is answered with 413
     * @param loginAttempts failed logins of one name from one address before it has to pause
     * @param loginPause how long it then has to pause
     */
    public record Limits(
            @DefaultValue("2MB") DataSize maxRequestSize,
            @DefaultValue("10") int loginAttempts,
            @DefaultValue("5m") Duration loginPause) {}

    /** Without the secrets, should it ever be logged. */
    @Override
    public String toString() {
        return "AccessSettings[publicUrl=" + publicUrl + ", access=" + access + "]";
    }
}
