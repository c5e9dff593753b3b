package io.postrider.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ProviderHeadersTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "smtp.postmarkapp.com, X-PM-Metadata-mail, 1a-2b",
                "smtp-broadcasts.postmarkapp.com, X-PM-Metadata-mail, 1a-2b",
                "SMTP.sendgrid.net, X-SMTPAPI, `{\"unique_args\":{\"mail\":\"1a-2b\"}}`",
                "smtp.eu.mailgun.org, X-Mailgun-Variables, `{\"mail\":\"1a-2b\"}`",
                "email-smtp.eu-west-1.amazonaws.com, X-SES-MESSAGE-TAGS, mail=1a-2b"
            })
    void tellsEachProviderWhichMailItIs(String host, String name, String value) {
        assertThat(ProviderHeaders.of(host, "1a-2b")).containsOnlyKeys(name).containsValue(value);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "notsendgrid.net", "sendgrid.net.example", "mx.example.com"})
    void tellsNobodyElseAnything(String host) {
        assertThat(ProviderHeaders.of(host, "1a-2b")).isEmpty();
    }

    @Test
    void settingsShowNoSecretAndInsistOnAnAddressNobodyCanGuess() {
        assertThat(settings("a-path-nobody-can-guess", "secret-key").toString())
                .doesNotContain("secret-key", "a-path-nobody-can-guess");
        assertThatThrownBy(() -> settings("", "secret-key")).hasMessageContaining("path-token");
        assertThatThrownBy(() -> settings("short", "secret-key")).hasMessageContaining("path-token");
        assertThatThrownBy(() -> settings("a-path-nobody-can-guess", "one", "two", "three"))
                .hasMessageContaining("mailgun-keys");
    }

    private static WebhookSettings settings(String pathToken, String... mailgunKeys) {
        return new WebhookSettings(
                pathToken,
                List.of(),
                List.of(),
                List.of(mailgunKeys),
                List.of(),
                DataSize.ofMegabytes(1),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofDays(30));
    }
}
