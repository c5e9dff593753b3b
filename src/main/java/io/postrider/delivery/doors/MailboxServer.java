package io.postrider.delivery.doors;

import io.postrider.delivery.smtp.SmtpServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The bounce mailbox, as POSTRIDER_RETURNS_MAILBOX_URL names it.
 *
 * @param protocol {@code imap}, {@code imaps}, {@code pop3} or {@code pop3s}
 * @param folder for POP3 always {@code INBOX}
 */
record MailboxServer(String protocol, String host, int port, String user, String password, String folder) {

    private static final String FORM = "POSTRIDER_RETURNS_MAILBOX_URL must look like imaps://user:password@host/INBOX"
            + " (or imap://, pop3s://, pop3://; percent-encode special characters in user and password)";
    private static final Map<String, Integer> PORTS = Map.of("imap", 143, "imaps", 993, "pop3", 110, "pop3s", 995);

    /** @throws IllegalArgumentException with a sentence that never contains the password */
    static MailboxServer of(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(FORM + "; it is no URL: " + e.getReason());
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String login = String.valueOf(uri.getRawUserInfo());
        int colon = login.indexOf(':');
        check(PORTS.containsKey(scheme), "it begins with none of imap://, imaps://, pop3://, pop3s://");
        check(uri.getHost() != null, "it names no valid host");
        check(colon > 0 && colon < login.length() - 1, "it has no user and password");
        check(
                uri.getRawQuery() == null && uri.getRawFragment() == null,
                "it has a query or a fragment (write # as %23)");
        String path = uri.getPath().replaceAll("^/|/$", "");
        boolean pop = scheme.startsWith("pop3");
        check(!pop || path.isEmpty() || path.equalsIgnoreCase("INBOX"), "POP3 has no folder but INBOX");
        return new MailboxServer(
                scheme,
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() > 0 ? uri.getPort() : PORTS.get(scheme),
                decode(login.substring(0, colon)),
                decode(login.substring(colon + 1)),
                pop || path.isEmpty() ? "INBOX" : path);
    }

    /** A login never travels without TLS, except on this machine, where certificates are rarely made out to "localhost". */
    Properties session(Duration timeout) {
        String prefix = "mail." + protocol + ".";
        boolean here = new SmtpServer(host, port, false, false, null, null).onThisMachine();
        boolean implicit = protocol.endsWith("s");
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", String.valueOf(timeout.toMillis()));
        properties.put(prefix + "timeout", String.valueOf(timeout.toMillis()));
        properties.put(prefix + "writetimeout", String.valueOf(timeout.toMillis()));
        properties.put(prefix + "starttls.enable", String.valueOf(!implicit));
        properties.put(prefix + "starttls.required", String.valueOf(!implicit && !here));
        properties.put(prefix + "ssl.checkserveridentity", String.valueOf(!here));
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "peek", "true");
        // A large mail is kept in a file, not in memory.
        properties.put(prefix + "filecache.enable", "true");
        if (here) {
            properties.put(prefix + "ssl.trust", "*");
        }
        return properties;
    }

    /** A plus is a plus here, unlike in forms. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void check(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(FORM + "; " + otherwise);
        }
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return protocol + "://" + host + ":" + port;
    }
}
