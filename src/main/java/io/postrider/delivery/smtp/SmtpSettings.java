package io.postrider.delivery.smtp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How we speak with the mail server; the times are those of RFC 5321 4.5.3.2.
 *
 * @param connectTimeout time to establish a connection
 * @param replyTimeout time for the answer to a command
 * @param writeTimeout time for the server to take data
 * @param finalReplyTimeout time for the answer to a complete message; less makes more mails of unknown fate
 * @param helo name under which this node introduces itself; empty: the name of the machine
 */
@ConfigurationProperties("postrider.smtp")
public record SmtpSettings(
        @DefaultValue("30s") Duration connectTimeout,
        @DefaultValue("5m") Duration replyTimeout,
        @DefaultValue("3m") Duration writeTimeout,
        @DefaultValue("10m") Duration finalReplyTimeout,
        @DefaultValue("") String helo) {}
