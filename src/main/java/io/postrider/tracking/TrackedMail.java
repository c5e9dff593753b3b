package io.postrider.tracking;

import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.delivery.spi.OutgoingMail;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a mail answerable: an unsubscribe link and its headers, links that say they were followed, a pixel that says it was seen. */
@Component
class TrackedMail implements MessageDecorator {

    private final MailTokens tokens;

    TrackedMail(MailTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Map<String, String> links(OutgoingMail mail) {
        return Map.of("unsubscribe", unsubscribe(mail));
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
        String linked = Links.rewrite(html, href -> target(mail, href));
        int end = lastIndexOfBody(linked);
        String pixel = "<img src=\"" + tokens.openLink(mail.id())
                + "\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0\">";
        return linked.substring(0, end) + pixel + linked.substring(end);
    }

    /** Null leaves the link as it is. */
    private String target(OutgoingMail mail, String href) {
        String url = WebAddress.of(href);
        return url == null || tokens.isOwn(url) ? null : tokens.clickLink(mail.id(), url);
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
