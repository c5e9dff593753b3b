package io.postrider.delivery;

import io.postrider.delivery.smtp.SmtpSettings;
import org.springframework.stereotype.Component;

/** The domains our mail is sent from and comes back to. */
@Component
public class SenderDomain {

    private final String domain;
    private final String returnDomain;
    private final String helo;

    SenderDomain(MailSettings mail, ReturnPathSettings returns, SmtpSettings smtp) {
        this.domain = Addresses.domain(Addresses.sender(mail.from()));
        this.returnDomain = returns.domain();
        this.helo = smtp.helo();
    }

    /** Of the From address, ASCII. */
    public String domain() {
        return domain;
    }

    /** Of return addresses; empty: bounces go to the sender. */
    public String returnDomain() {
        return returnDomain;
    }

    /** Name under which this server introduces itself; empty: the machine's. */
    public String helo() {
        return helo;
    }
}
