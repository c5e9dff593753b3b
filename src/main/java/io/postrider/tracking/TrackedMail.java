package io.postrider.tracking;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.Email;
import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.events.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Makes a mail answerable: links to unsubscribe and to her preferences, headers, links that say they were followed, a pixel that says it was seen. */
@Component
class TrackedMail implements MessageDecorator {

    private final MailTokens tokens;
    private final AnswerLinks answers;
    private final TrackingSettings settings;

    TrackedMail(MailTokens tokens, AnswerLinks answers, TrackingSettings settings) {
        this.tokens = tokens;
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    public Map<String, String> links(OutgoingMail mail) {
        ContactId contact = mail.email().contact();
        Map<String, String> links = new HashMap<>();
        links.put("unsubscribe", unsubscribe(mail));
        links.put("preferences", tokens.preferencesLink(contact));
        if (mail.email().template().equals(OwnData.TEMPLATE)) {
            links.put("ownData", tokens.ownDataLink(new MailTokens.Key(contact, OwnData.until(mail.queuedAt()))));
        }
        return links;
    }

    /** RFC 8058; not for transactional mail, which answers something she did and cannot be unsubscribed from. */
    @Override
    public Map<String, String> headers(OutgoingMail mail) {
        return mail.purpose().transactional()
                ? Map.of()
                : Map.of(
                        "List-Unsubscribe",
                        "<" + unsubscribe(mail) + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click");
    }

    @Override
    public String decorate(OutgoingMail mail, String html) {
        AtomicInteger links = new AtomicInteger();
        String linked = Links.rewrite(html, href -> target(mail, href, links));
        int end = lastIndexOfBody(linked);
        String pixel = "<img src=\"" + tokens.openLink(mail.id())
                + "\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0\">";
        return linked.substring(0, end) + pixel + linked.substring(end);
    }

    @Override
    public String decorateText(OutgoingMail mail, String text) {
        return answers.inText(mail, text);
    }

    /** Null leaves the link as it is. @param links how many there were before it */
    private String target(OutgoingMail mail, String href, AtomicInteger links) {
        String answer = answers.link(mail, href);
        if (answer != null) {
            return answer;
        }
        String url = WebAddress.of(href);
        return url == null || tokens.isOwn(url)
                ? null
                : tokens.clickLink(
                        mail.id(), utm(mail.email(), links.incrementAndGet()).on(url));
    }

    private Utm utm(Email email, int link) {
        Origin step = email.origin();
        return step == null || step.journey() == null
                ? Utm.of(settings.utmSource(), email.template(), "link-" + link)
                : Utm.of(settings.utmSource(), step.journey(), step.step());
    }

    private String unsubscribe(OutgoingMail mail) {
        return tokens.unsubscribeLink(new MailTokens.Wish(
                mail.id(), mail.email().contact(), mail.purpose().key()));
    }

    /** Where the last closing body tag begins; the end when there is none. */
    private static int lastIndexOfBody(String html) {
        for (int i = html.length() - 7; i >= 0; i--) {
            if (html.charAt(i) == '<' && html.regionMatches(true, i + 1, "/body", 0, 5)) {
                return i;
            }
        }
        return html.length();
    }
}
