package io.postrider.delivery;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.webhooks.ProviderHeaders;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Headers by which the mail servers a mail may be handed to can name it again in their reports. */
@Component
class ProviderMarks {

    private final ReturnTokens tokens;
    private final MailServers servers;

    ProviderMarks(ReturnTokens tokens, MailServers servers) {
        this.tokens = tokens;
        this.servers = servers;
    }

    Map<String, String> of(OutgoingMail mail) {
        Map<String, String> headers = new HashMap<>();
        for (MailServer server : servers.inOrder(mail.email().purpose(), mail.id())) {
            headers.putAll(ProviderHeaders.of(server.address().host(), tokens.of(mail.id())));
        }
        return headers;
    }
}
