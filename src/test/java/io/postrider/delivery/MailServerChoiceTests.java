package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.delivery.smtp.SmtpSettings;
import io.postrider.time.TimeSettings;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Where mail may go. */
class MailServerChoiceTests {

    private static MailServer serverFor(String url, double timeLapse) {
        Binder nothingSet = new Binder(new MapConfigurationPropertySource(Map.of()));
        return new DeliveryConfiguration()
                .mailServer(
                        new MailSettings("Shop <hello@shop.example>", url),
                        new Connecting(
                                nothingSet.bindOrCreate("postrider.delivery", DeliverySettings.class),
                                nothingSet.bindOrCreate("postrider.smtp", SmtpSettings.class),
                                new TimeSettings(timeLapse, ZoneOffset.UTC, Path.of("unused"), true)),
                        new StaticListableBeanFactory()
                                .getBeanProvider(io.postrider.delivery.catcher.MailCatcher.class));
    }

    @Test
    void neverMailsTheWorldInATimeLapse() {
        assertThatThrownBy(() -> serverFor("smtp://mail.example", 5))
                .isInstanceOf(UnusableMailServer.class)
                .hasMessageContaining("POSTRIDER_TIME_LAPSE")
                .hasMessageContaining("mail.example:25");
        assertThat(serverFor("smtp://localhost:2525", 5).name()).isEqualTo("localhost:2525");
        assertThat(serverFor("smtp://mail.example", 0).name()).isEqualTo("mail.example:25");
    }

    @Test
    void saysWhatIsWrongWithTheUrlButNotThePassword() {
        assertThatThrownBy(() -> serverFor("http://me:secret@mail.example", 0))
                .isInstanceOf(UnusableMailServer.class)
                .hasMessageStartingWith("POSTRIDER_SMTP_URL must look like")
                .hasMessageNotContaining("secret");
    }
}
