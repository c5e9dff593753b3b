package io.postrider.delivery;

import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.delivery.smtp.SmtpSettings;
import io.postrider.time.TimeSettings;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How this installation connects to mail servers, and which it refuses to connect to. */
@Component
record Connecting(DeliverySettings delivery, SmtpSettings smtp, TimeSettings time) {

    MailServer to(String name, SmtpServer address) {
        return new MailServer(name, address, smtp, delivery.messagesPerConnection());
    }

    /** @throws UnusableMailServer with the setting that is wrong, never with a password */
    MailServer to(String name, AccountSettings.Account account) {
        String setting = "POSTRIDER_ACCOUNTS_" + name.toUpperCase(Locale.ROOT);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new UnusableMailServer(setting + " must have a name of letters, digits and hyphens.");
        }
        if (account.url() == null || account.weight() < 0) {
            throw new UnusableMailServer(setting + " needs a url, and a weight of 0 or more.");
        }
        return new MailServer(
                name,
                address(setting + "_URL", account.url()),
                smtp,
                delivery.messagesPerConnection(),
                Set.copyOf(account.purposes()),
                account.weight());
    }

    /** @throws UnusableMailServer for a URL that is none, or a server that a time lapse must not reach */
    SmtpServer address(String setting, String url) {
        SmtpServer address;
        try {
            address = SmtpServer.of(url);
        } catch (IllegalArgumentException e) {
            throw new UnusableMailServer(e.getMessage().replace("POSTRIDER_SMTP_URL", setting));
        }
        if (time.lapsing() && !address.onThisMachine()) {
            throw new UnusableMailServer("POSTRIDER_TIME_LAPSE is set, and " + setting + " names " + address
                    + ", which is not this machine: real people would get weeks of mail in minutes."
                    + " Unset one of them, or use a mail server on localhost.");
        }
        return address;
    }
}
