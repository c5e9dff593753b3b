package io.postrider.delivery;

import org.springframework.stereotype.Component;

/** The Message-ID of a mail: the same at every attempt, so that a mail sent twice can be told from two mails; whoever quotes it names the mail. */
@Component
class MessageIds {

    private final ReturnTokens tokens;
    private final String domain;

    MessageIds(ReturnTokens tokens, MailSettings settings) {
        this.tokens = tokens;
        this.domain = Addresses.domain(Addresses.sender(settings.from()));
    }

    String of(MailId mail) {
        return "<" + tokens.of(mail) + "@" + domain + ">";
    }
}
