package io.postrider.delivery;

import io.postrider.delivery.catcher.MailCatcher;
import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.delivery.smtp.SmtpSettings;
import io.postrider.time.TimeSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where mail goes: to the configured server, or, until there is one, to the built-in catcher. */
@Configuration
class DeliveryConfiguration {

    @Bean
    MailServer mailServer(
            MailSettings mail,
            DeliverySettings delivery,
            SmtpSettings smtp,
            TimeSettings time,
            ObjectProvider<MailCatcher> catcher) {
        MailCatcher active = catcher.getIfAvailable();
        if (active != null) {
            SmtpServer address = SmtpServer.of("smtp://127.0.0.1:" + active.port());
            return new MailServer(MailServer.CATCHER, address, smtp, delivery.messagesPerConnection());
        }
        SmtpServer address = configured(mail.smtpUrl());
        if (time.lapsing() && !address.onThisMachine()) {
            throw new UnusableMailServer("POSTRIDER_TIME_LAPSE is set, and POSTRIDER_SMTP_URL names " + address
                    + ", which is not this machine: real people would get weeks of mail in minutes."
                    + " Unset one of them, or use a mail server on localhost.");
        }
        return new MailServer(address.toString(), address, smtp, delivery.messagesPerConnection());
    }

    private static SmtpServer configured(String url) {
        try {
            return SmtpServer.of(url);
        } catch (IllegalArgumentException e) {
            throw new UnusableMailServer(e.getMessage());
        }
    }
}
