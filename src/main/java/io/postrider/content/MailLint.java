package io.postrider.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks at a finished mail as a careful colleague would: can everybody read it, does anything in it look like an attack. */
final class MailLint {

    /** An answer to a question of ours; sending puts the real address there. */
    private static final String ANSWER = "answer:[a-z][a-z0-9-]*(/[a-z0-9-]+)?";

    private static final int WARN_BYTES = 80_000;
    private static final int TRACKED_LINK = 90;
    private static final int PIXEL = 200;
    private static final String PART = "body.mjml";

    private final List<Finding> findings = new ArrayList<>();

    private final long refuseBytes;

    private MailLint(long refuseBytes) {
        this.refuseBytes = refuseBytes;
    }

    /** @param refuseBytes how much HTML is too much */
    static List<Finding> check(Rendered mail, long refuseBytes) {
        MailLint lint = new MailLint(refuseBytes);
        Document page = Jsoup.parse(mail.html());
        lint.size(mail.html(), page);
        lint.forbidden(page);
        lint.structure(page);
        lint.images(page);
        lint.links(page);
        Contrast.findings(page.body()).forEach(lint::warn);
        return lint.findings;
    }

    /** Gmail clips a mail at about 102 kB, and the unsubscribe link with it; it counts the mail as it is sent. */
    private void size(String html, Document page) {
        int bytes = html.getBytes(StandardCharsets.UTF_8).length + growth(page);
        if (bytes > refuseBytes) {
            error("is about " + bytes / 1000 + " kB of HTML with its links as they are sent; above 100 kB mail programs"
                    + " cut it off");
        } else if (bytes > WARN_BYTES) {
            warn("is about " + bytes / 1000 + " kB of HTML with its links as they are sent; mail programs cut off at"
                    + " about 100 kB");
        }
    }

    /** A tracked link holds the old one in Base64 beside its address and signature; a pixel is added. */
    private static int growth(Document page) {
        int links = page.select("a[href]").stream()
                .mapToInt(link -> link.attr("href").length() / 3 + TRACKED_LINK)
                .sum();
        return links + PIXEL;
    }

    private void forbidden(Document page) {
        for (Element element : page.select(
                "script, form, iframe, object, embed, input, meta[http-equiv=refresh], base, link[rel=import]")) {
            error("contains <" + element.tagName() + ">, which mail programs remove or distrust");
        }
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                if (attribute.getKey().startsWith("on")) {
                    error("has the script attribute " + attribute.getKey() + " on <" + element.tagName() + ">");
                }
            });
        }
    }

    private void structure(Document page) {
        if (page.select("html").attr("lang").isBlank()) {
            error("does not say its language");
        }
        if (page.title().isBlank()) {
            error("has no <mj-title>");
        }
        int headings = page.select("h1").size();
        if (headings != 1) {
            error("has " + headings + " first headings (h1) instead of one");
        }
        for (Element table : page.select("table:not([role=presentation])")) {
            if (table.select("th").isEmpty()) {
                warn("has a table that is neither layout (role=presentation) nor has headings (th)");
            }
        }
    }

    private void images(Document page) {
        for (Element image : page.select("img")) {
            if (!image.hasAttr("alt")) {
                error("has an image without alt text: " + image.attr("src"));
            }
        }
    }

    private void links(Document page) {
        for (Element link : page.select("a[href]")) {
            String target = link.attr("href");
            if (target.startsWith("http:") && !target.startsWith("http://localhost")) {
                warn("links to " + target + " without https");
            } else if (!target.matches("(?i)(https?://|mailto:).*|" + ANSWER)) {
                error("links to '" + target + "', which is no web or mail address and no answer:question/choice");
            }
            String words = link.text().strip();
            if (words.isEmpty() && link.select("img[alt~=.+]").isEmpty()) {
                error("has a link without words: " + target);
            } else if (words.matches("(?i)(click )?here|link|more")) {
                warn("has a link that only says '" + words + "'");
            }
        }
    }

    private void error(String sentence) {
        findings.add(Finding.error(PART, 0, sentence));
    }

    private void warn(String sentence) {
        findings.add(Finding.warning(PART, 0, sentence));
    }
}
