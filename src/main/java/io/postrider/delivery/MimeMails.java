package io.postrider.delivery;

import io.postrider.content.Rendered;
import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.time.MachineTime;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a rendered mail into its envelope: addresses, headers, and what decorators add. */
@Component
class MimeMails {

    private final InternetAddress from;
    private final String replyTo;
    private final MessageIds ids;
    private final ProviderMarks marks;
    private final List<MessageDecorator> decorators;
    private final MachineTime machine;

    MimeMails(
            MailSettings mail,
            DeliverySettings delivery,
            MessageIds ids,
            ProviderMarks marks,
            List<MessageDecorator> decorators,
            MachineTime machine) {
        this.from = Addresses.sender(mail.from());
        this.replyTo = delivery.replyTo().isBlank()
                ? null
                : Addresses.sender(delivery.replyTo()).toString();
        this.ids = ids;
        this.marks = marks;
        this.decorators = decorators;
        this.machine = machine;
    }

    MimeMail address(OutgoingMail mail, Rendered rendered) {
        InternetAddress to = Addresses.recipient(mail.contact().email());
        String html = rendered.html();
        String text = rendered.text();
        Map<String, String> headers = headers(mail);
        for (MessageDecorator decorator : decorators) {
            html = decorator.decorate(mail, html);
            text = decorator.decorateText(mail, text);
            headers.putAll(decorator.headers(mail));
        }
        // Machine time: in a time lapse business time lies in the future, and receivers distrust mail from there.
        return new MimeMail(ids.of(mail.id()), from, to, rendered.subject(), text, html, machine.now(), headers);
    }

    private Map<String, String> headers(OutgoingMail mail) {
        Map<String, String> headers = new LinkedHashMap<>(marks.of(mail));
        // RFC 3834: nobody's vacation note answers a machine.
        headers.put("Auto-Submitted", "auto-generated");
        if (!mail.purpose().transactional()) {
            headers.put("List-Id", ListId.of(mail.purpose().key(), Addresses.domain(from)));
        }
        headers.put("Feedback-ID", FeedbackId.of(mail, Addresses.domain(from)));
        if (replyTo != null) {
            headers.put("Reply-To", replyTo);
        }
        return headers;
    }
}
