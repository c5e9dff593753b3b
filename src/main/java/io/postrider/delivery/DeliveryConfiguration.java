package io.postrider.delivery;

import io.postrider.delivery.catcher.MailCatcher;
import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.time.MachineTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where mail goes: to the configured servers, or, until there is one, to the built-in catcher. */
@Configuration
class DeliveryConfiguration {

    /** @throws UnusableMailServer for what is none, or what a time lapse must not reach */
    @Bean
    MailServer mailServer(MailSettings mail, Connecting connecting, ObjectProvider<MailCatcher> catcher) {
        MailCatcher active = catcher.getIfAvailable();
        if (active != null) {
            return connecting.to(MailServer.CATCHER, SmtpServer.of("smtp://127.0.0.1:" + active.port()));
        }
        SmtpServer address = connecting.address("POSTRIDER_SMTP_URL", mail.smtpUrl());
        return connecting.to(address.toString(), address);
    }

    /** @throws UnusableMailServer for the first that is none */
    @Bean
    MailServers mailServers(MailServer first, AccountSettings accounts, Connecting connecting, MachineTime machine) {
        if (first.name().equals(MailServer.CATCHER) && !accounts.accounts().isEmpty()) {
            throw new UnusableMailServer(
                    "POSTRIDER_ACCOUNTS_... names further mail servers, but POSTRIDER_SMTP_URL names none: set it, too.");
        }
        List<MailServer> all = new ArrayList<>(List.of(first));
        accounts.accounts().forEach((name, account) -> all.add(connecting.to(name, account)));
        return new MailServers(all, machine);
    }
}
