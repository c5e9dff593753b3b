package io.postrider.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sends, and through which mail server.
 *
 * @param from sender of every mail, {@code Name <address>}; Message-ID and List-Id use its domain
 * @param smtpUrl {@code smtp://user:password@host:port} (TLS when offered, {@code ?starttls=required} insists) or
 *     {@code smtps://}; absent: the built-in mail catcher keeps every mail on this machine. With a login, {@code smtps://} or
 *     {@code ?starttls=required} the server's certificate must be valid for its name (a private authority's:
 *     {@code -Djavax.net.ssl.trustStore}); otherwise TLS is opportunistic and any certificate will do, as on the loopback
 */
@ConfigurationProperties("postrider")
record MailSettings(
        @DefaultValue("Fern & Kettle <hello@fernandkettle.example>") String from, @DefaultValue("") String smtpUrl) {

    /** Without the password, wherever it may be printed. */
    @Override
    public String toString() {
        return "MailSettings[from=" + from + "]";
    }
}
