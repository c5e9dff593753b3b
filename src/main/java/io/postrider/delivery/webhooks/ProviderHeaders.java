package io.postrider.delivery.webhooks;

import java.util.Locale;
import java.util.Map;

/**
 * What a mail must carry beside its Message-ID so that its provider can say which mail it means: some replace the Message-ID,
 * and none of them passes these headers on to the reader.
 */
public final class ProviderHeaders {

    private ProviderHeaders() {}

    /**
     * Header names and values for a mail that goes to this server.
     *
     * @param host name of the mail server it is handed to
     * @param token the mail's return token
     */
    public static Map<String, String> of(String host, String token) {
        String name = "." + host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".postmarkapp.com")) {
            return Map.of("X-PM-Metadata-mail", token);
        }
        if (name.endsWith(".sendgrid.net")) {
            return Map.of("X-SMTPAPI", "{\"unique_args\":{\"mail\":\"" + token + "\"}}");
        }
        if (name.endsWith(".mailgun.org")) {
            return Map.of("X-Mailgun-Variables", "{\"mail\":\"" + token + "\"}");
        }
        if (name.matches("\\.email-smtp(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?")) {
            return Map.of("X-SES-MESSAGE-TAGS", "mail=" + token);
        }
        return Map.of();
    }
}
