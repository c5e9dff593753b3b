package io.postrider.delivery.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which mail providers may report what became of a mail, at {@code <public URL>/hooks/mail/<provider>/<path token>}.
 *
 * <p>A provider without a secret is off: its address does not exist. Each takes two secrets, so that one can be replaced
 * without losing a report.
 *
 * @param pathToken the part of the address nobody can guess, 20 characters or more of letters, digits, hyphen and underscore
 * @param sesTopics ARNs of the one or two SNS topics Amazon SES reports to; provider {@code ses}
 * @param sendgridKeys one or two public keys of SendGrid's signed event webhook (base64); provider {@code sendgrid}
 * @param mailgunKeys one or two HTTP webhook signing keys of Mailgun; provider {@code mailgun}
 * @param postmarkLogins one or two {@code user:password} that Postmark is told to come with; provider {@code postmark}
 * @param maxBody largest report; more is answered with 413
 * @param maxAge machine time for which a report signed by SendGrid or Mailgun is taken
 * @param sesMaxAge machine time for which a report signed by Amazon SNS is taken, which repeats for most of an hour
 * @param keep machine time for which it is remembered that an event was reported, and why one could not be digested
 */
@ConfigurationProperties("postrider.webhooks")
record WebhookSettings(
        @DefaultValue("") String pathToken,
        @DefaultValue({}) List<String> sesTopics,
        @DefaultValue({}) List<String> sendgridKeys,
        @DefaultValue({}) List<String> mailgunKeys,
        @DefaultValue({}) List<String> postmarkLogins,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("5m") Duration maxAge,
        @DefaultValue("1h") Duration sesMaxAge,
        @DefaultValue("30d") Duration keep) {

    WebhookSettings {
        sesTopics = secrets("ses-topics", sesTopics);
        sendgridKeys = secrets("sendgrid-keys", sendgridKeys);
        mailgunKeys = secrets("mailgun-keys", mailgunKeys);
        postmarkLogins = secrets("postmark-logins", postmarkLogins);
        boolean any =
                !(sesTopics.isEmpty() && sendgridKeys.isEmpty() && mailgunKeys.isEmpty() && postmarkLogins.isEmpty());
        if ((any || !pathToken.isEmpty()) && !pathToken.matches("[A-Za-z0-9_-]{20,200}")) {
            throw new IllegalArgumentException("postrider.webhooks.path-token must have 20 to 200 letters, digits,"
                    + " hyphens and underscores before a provider may report anything");
        }
        if (maxAge.isNegative() || sesMaxAge.isNegative() || keep.compareTo(sesMaxAge) < 0) {
            throw new IllegalArgumentException(
                    "postrider.webhooks.keep must be at least ses-max-age, or old reports would count again");
        }
    }

    private static List<String> secrets(String key, List<String> configured) {
        List<String> said = configured.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        if (said.size() > 2) {
            throw new IllegalArgumentException("postrider.webhooks." + key + " takes two at most: the old and the new");
        }
        return said;
    }

    /** Without the secrets, wherever it may be printed. */
    @Override
    public String toString() {
        return "WebhookSettings[maxBody=" + maxBody + ", maxAge=" + maxAge + ", sesMaxAge=" + sesMaxAge + ", keep="
                + keep + "]";
    }
}
