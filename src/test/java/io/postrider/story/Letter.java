package io.postrider.story;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jsoup.Jsoup;

/** A mail as its reader gets it. */
record Letter(String to, String subject, String html, String text, String listUnsubscribe, String listUnsubscribePost) {

    static Letter read(String to, byte[] source) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(source));
            return new Letter(
                    to,
                    message.getSubject(),
                    part(message, "text/html"),
                    part(message, "text/plain"),
                    message.getHeader("List-Unsubscribe", ","),
                    message.getHeader("List-Unsubscribe-Post", ","));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the first link with a path like this leads, such as {@code /confirm/}. */
    String link(String path) {
        return links().stream()
                .filter(link -> link.contains(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + path + " among " + links() + " in " + subject));
    }

    List<String> links() {
        return Jsoup.parse(html).select("a[href]").eachAttr("href");
    }

    /** The address of the picture that tells of an open. */
    String pixel() {
        return Jsoup.parse(html).select("img[src*=/o/]").attr("src");
    }

    /** Where the mail program posts when she presses its unsubscribe button (RFC 8058). */
    String oneClick() {
        return listUnsubscribe.replaceAll(".*<(https?://[^>]+)>.*", "$1");
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
