package io.postrider.delivery;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.content.MailValues;
import io.postrider.content.Rendered;
import io.postrider.content.Renderer;
import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.delivery.spi.OutgoingMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills the template only now, when the mail is about to leave: what she told us since then is in it. */
@Component
class Rendering {

    private final Renderer renderer;
    private final MailValues values;
    private final List<MessageDecorator> decorators;
    private final Consents consents;

    Rendering(Renderer renderer, MailValues values, List<MessageDecorator> decorators, Consents consents) {
        this.renderer = renderer;
        this.values = values;
        this.decorators = decorators;
        this.consents = consents;
    }

    Rendered render(OutgoingMail mail) {
        Contact she = mail.contact();
        Email email = mail.email();
        return renderer.render(
                email.template(),
                email.variant(),
                values.of(she.email(), she.locale(), she.attributes(), links(mail), email.variables()));
    }

    private Map<String, String> links(OutgoingMail mail) {
        Map<String, String> links = new LinkedHashMap<>();
        for (MessageDecorator decorator : decorators) {
            links.putAll(decorator.links(mail));
        }
        if (mail.email().variables().get("purpose") instanceof String purpose && pending(mail, purpose)) {
            links.put("confirm", consents.confirmationLink(mail.contact().id(), purpose));
        }
        return links;
    }

    private boolean pending(OutgoingMail mail, String purpose) {
        return consents.of(mail.contact().id(), purpose)
                .map(consent -> consent.status() == Consent.Status.PENDING)
                .orElse(false);
    }
}
