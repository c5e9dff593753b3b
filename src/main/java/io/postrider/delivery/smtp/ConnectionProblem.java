package io.postrider.delivery.smtp;

import jakarta.mail.AuthenticationFailedException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Why a mail server could not be used, in words an operator can act on. */
final class ConnectionProblem {

    private ConnectionProblem() {}

    static String of(SmtpServer server, Exception e) {
        Throwable root = root(e);
        if (e instanceof AuthenticationFailedException) {
            return "the mail server " + server + " refused the login";
        }
        if (server.tlsRequired() && String.valueOf(e.getMessage()).startsWith("STARTTLS is required")) {
            return "the mail server " + server + " offers no TLS (STARTTLS), and "
                    + (server.user() == null ? "?starttls=required insists on it" : "a login never travels without");
        }
        if (causedBy(e, CertificateException.class)) {
            return "the certificate of the mail server " + server + " is not trusted: " + root.getMessage();
        }
        if (root instanceof SSLException) {
            return "the mail server " + server + " and this server find no common TLS: " + root.getMessage();
        }
        return "the mail server " + server + " cannot be used: " + root.getMessage();
    }

    static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
