package io.postrider.delivery.smtp;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The mail server everything is handed to, as POSTRIDER_SMTP_URL names it.
 *
 * @param implicitTls TLS from the first byte ({@code smtps://})
 * @param tlsRequired never without TLS; true whenever there is a password and the server is not on this machine
 * @param user null: no login
 */
public record SmtpServer(
        String host, int port, boolean implicitTls, boolean tlsRequired, String user, String password) {

    private static final String FORM = "POSTRIDER_SMTP_URL must look like smtp://user:password@host:port"
            + " (or smtps://, optionally ?starttls=required; percent-encode special characters in user and password)";

    /** @throws IllegalArgumentException with a sentence that never contains the password */
    public static SmtpServer of(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(FORM + "; it is no URL: " + e.getReason());
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean implicit = scheme.equals("smtps");
        check(implicit || scheme.equals("smtp"), "it starts with neither smtp:// nor smtps://");
        check(uri.getHost() != null, "it names no valid host");
        check(uri.getPort() != 0 && uri.getPort() <= 65_535, "its port is not between 1 and 65535");
        check(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"), "it has a path");
        check(uri.getRawFragment() == null, "it has a fragment (a # in the password is written %23)");
        boolean required = starttlsRequired(uri.getRawQuery());
        String[] login = login(uri.getRawUserInfo());
        String host = uri.getHost().replaceAll("^\\[|]$", "");
        int port = uri.getPort() > 0 ? uri.getPort() : implicit ? 465 : login[0] == null ? 25 : 587;
        boolean tls = !implicit && (required || login[0] != null && !isLoopback(host));
        return new SmtpServer(host, port, implicit, tls, login[0], login[1]);
    }

    /** Whether mail to this server stays on this machine. */
    public boolean onThisMachine() {
        return isLoopback(host);
    }

    /**
     * Whether the server must prove who it is: always when TLS is a must, and so always before a login.
     *
     * <p>Elsewhere TLS is opportunistic (RFC 7435): a relay may say nothing of TLS, so refusing its home-made certificate would
     * only lead to mail in the clear. On the loopback nobody stands between, and certificates are rarely made out to "localhost".
     */
    boolean certificateChecked() {
        return !onThisMachine() && (implicitTls || tlsRequired);
    }

    /** Only names that are the loopback by definition: a name that happens to resolve to it may resolve elsewhere tomorrow. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.matches("[0-9.]+") || host.contains(":");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean starttlsRequired(String query) {
        if (query == null || query.isEmpty()) {
            return false;
        }
        check(query.equals("starttls=required"), "the only option is ?starttls=required");
        return true;
    }

    private static String[] login(String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return new String[2];
        }
        int colon = userInfo.indexOf(':');
        check(
                colon > 0 && colon < userInfo.length() - 1,
                "it has a user without a password or a password without a user");
        return new String[] {decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))};
    }

    /** A plus is a plus here, unlike in forms. */
    private static String decode(String text) {
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        check(decoded.chars().noneMatch(Character::isISOControl), "user or password contains a control character");
        return decoded;
    }

    private static void check(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(FORM + "; " + otherwise);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
