package io.postrider.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message as it goes over the wire. */
class MimeMailTests {

    private static final String LONG = "Grüße, 茶 — ".repeat(40).strip();

    private static MimeMail mail(String subject, String text, String html, Map<String, String> headers)
            throws Exception {
        return new MimeMail(
                "<1@shop.example>",
                new InternetAddress("hello@shop.example", "Fern & Kettle — Tea", "UTF-8"),
                new InternetAddress("ada@example.com"),
                subject,
                text,
                html,
                Instant.parse("2027-03-01T10:00:00Z"),
                headers);
    }

    private static String wire(MimeMail mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.message().writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void comesBackAsItWasWritten() throws Exception {
        String text = "First line \n.\n..dots\ntab\t\nequals = sign\n" + LONG + "\r\nlast";
        String html = "<p>" + LONG + "</p>\n<p>end</p>";
        String wire = wire(mail("Grüße aus Bath ☕ " + LONG, text, html, Map.of("List-Id", "<news.shop.example>")));

        assertThat(wire.lines()).allMatch(line -> line.length() <= 998);
        assertThat(wire).matches("(?s)\\p{ASCII}*");
        MimeMessage read = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(read.getSubject()).isEqualTo("Grüße aus Bath ☕ " + LONG);
        assertThat(read.getMessageID()).isEqualTo("<1@shop.example>");
        assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Fern & Kettle — Tea");
        Multipart parts = (Multipart) read.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text.replaceAll("\r?\n", "\r\n"));
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(html.replaceAll("\r?\n", "\r\n"));
    }

    @Test
    void hasLinesOfAtMost76ColumnsInItsParts() {
        String encoded = new String(QuotedPrintable.encode(LONG + ".".repeat(300)), StandardCharsets.US_ASCII);
        assertThat(encoded.lines()).allMatch(line -> line.length() <= 76).noneMatch(line -> line.startsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nBcc: evil@example.com", "x\ny", "x\ry", "x\0y", "x\u0085y", "x\u2028y", "x\u001by"})
    void refusesControlCharactersInEveryHeader(String evil) throws Exception {
        assertThatThrownBy(() -> mail(evil, "t", "h", Map.of()).message()).isInstanceOf(HeaderGate.Refused.class);
        assertThatThrownBy(() -> mail("s", "t", "h", Map.of("List-Id", evil)).message())
                .isInstanceOf(HeaderGate.Refused.class)
                .hasMessageContaining("List-Id")
                .hasMessageNotContaining("evil");
        assertThatThrownBy(() -> mail("s", "t", "h", Map.of("X-" + evil, "v")).message())
                .isInstanceOf(HeaderGate.Refused.class);
    }

    @Test
    void refusesControlCharactersInAddresses() throws Exception {
        InternetAddress to = new InternetAddress();
        to.setAddress("a@example.com\r\nRCPT TO:<evil@example.com>");
        MimeMail good = mail("s", "t", "h", Map.of());
        MimeMail evil = new MimeMail(good.messageId(), good.from(), to, "s", "t", "h", good.date(), Map.of());
        assertThatThrownBy(evil::message).isInstanceOf(HeaderGate.Refused.class);
        InternetAddress from = new InternetAddress("a@example.com", "Eve\r\nBcc: x@example.com");
        MimeMail evilName = new MimeMail(good.messageId(), from, good.to(), "s", "t", "h", good.date(), Map.of());
        assertThatThrownBy(evilName::message).isInstanceOf(HeaderGate.Refused.class);
    }

    @Test
    void refusesAnEndlessSubject() throws Exception {
        assertThatThrownBy(() -> mail("x".repeat(100_000), "t", "h", Map.of()).message())
                .isInstanceOf(HeaderGate.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Smith, \"Ada\" (the first) <x>",
                "Ada \\ Lovelace",
                "☕ Ada 👩‍👩‍👧‍👦",
                "Ada \u202egnp.exe",
                "=?UTF-8?Q?=0D=0ABcc:?="
            })
    void aDisplayNameComesBackAsOneNameOfOneAddress(String name) throws Exception {
        MimeMail good = mail("s", "t", "h", Map.of());
        InternetAddress from = new InternetAddress("hello@shop.example", name, "UTF-8");
        String wire = wire(new MimeMail(good.messageId(), from, good.to(), "s", "t", "h", good.date(), Map.of()));
        MimeMessage read = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(read.getFrom()).hasSize(1);
        assertThat(((InternetAddress) read.getFrom()[0]).getAddress()).isEqualTo("hello@shop.example");
        assertThat(read.getHeader("Bcc")).isNull();
        if (!name.startsWith("=?")) {
            assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo(name);
        }
    }

    @Test
    void encodedWordsHaveAtMost75CharactersAndNeverSplitAnEmoji() throws Exception {
        String wire = wire(mail("☕👩‍👩‍👧‍👦𝔗ea ".repeat(12).strip(), "t", "h", Map.of()));
        var words = Pattern.compile("=\\?UTF-8\\?([BQ])\\?([^?]*)\\?=").matcher(wire);
        int count = 0;
        while (words.find()) {
            assertThat(words.group().length()).isLessThanOrEqualTo(75);
            assertThat(MimeUtility.decodeText(words.group())).doesNotContain("\ufffd", "?");
            count++;
        }
        assertThat(count).isGreaterThan(2);
    }

    @Test
    void refusesAMailLargerThanTenMegabytes() throws Exception {
        assertThatThrownBy(() -> mail("s", "x".repeat(6_000_000), "h", Map.of()).message())
                .isInstanceOf(HeaderGate.Refused.class)
                .hasMessageContaining("larger than");
    }
}
