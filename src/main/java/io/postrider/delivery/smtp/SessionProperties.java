package io.postrider.delivery.smtp;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** What the mail library is told, and why. */
final class SessionProperties {

    /** One for all connections: the library would start a thread for each. */
    private static final ScheduledExecutorService WRITE_TIMEOUTS = writeTimeouts();

    private SessionProperties() {}

    private static ScheduledExecutorService writeTimeouts() {
        var timeouts = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "smtp-write-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        // The library sets one for every write and takes it back; kept until it is due, that is 60 MB at full speed.
        timeouts.setRemoveOnCancelPolicy(true);
        return timeouts;
    }

    static Properties of(SmtpServer server, SmtpSettings settings, NoDelaySockets sockets, boolean utf8) {
        String prefix = "mail." + protocol(server) + ".";
        Properties properties = new Properties();
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "connectiontimeout", millis(settings.connectTimeout()));
        properties.put(prefix + "timeout", millis(settings.replyTimeout()));
        properties.put(prefix + "writetimeout", millis(settings.writeTimeout()));
        properties.put(prefix + "executor.writetimeout", WRITE_TIMEOUTS);
        properties.put(prefix + "quitwait", "false");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", String.valueOf(server.tlsRequired()));
        properties.put("mail.mime.allowutf8", String.valueOf(utf8));
        boolean checked = server.certificateChecked();
        properties.put(prefix + "ssl.checkserveridentity", String.valueOf(checked));
        if (!checked) {
            properties.put(prefix + "ssl.trust", "*");
        }
        String helo = settings.helo().isBlank() && server.onThisMachine() ? "localhost" : settings.helo();
        if (!helo.isBlank()) {
            properties.put(prefix + "localhost", helo);
        }
        return properties;
    }

    static String protocol(SmtpServer server) {
        return server.implicitTls() ? "smtps" : "smtp";
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
