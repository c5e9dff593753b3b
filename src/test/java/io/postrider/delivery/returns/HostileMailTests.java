package io.postrider.delivery.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postrider.delivery.returns.Returned.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail made to hurt its reader is read in little time and memory, and a bounce stays one as far as it can be seen. */
class HostileMailTests {

    private static final String HEAD =
            """
            From: MAILER-DAEMON@mx.example
            To: b@bounce.example
            Subject: Undelivered Mail Returned to Sender
            """;

    private static Returned read(String mail) {
        return read(mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Generous for a slow machine; what hangs does not end in ten times as much. */
    private static Returned read(byte[] mail) {
        return assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Returns.read(mail));
    }

    private static String report(int recipients) {
        String groups = IntStream.range(0, recipients)
                .mapToObj(i ->
                        "Final-Recipient: rfc822; user%d@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n"
                                .formatted(i))
                .collect(Collectors.joining("\n"));
        return HEAD + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nIt failed.\n"
                + "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" + groups
                + "\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <1@shop.example>\n\nHello\n--b--\n";
    }

    @Test
    void aReportOfAThousandRecipientsNamesThemAll() {
        Returned returned = read(report(1_000));
        assertThat(returned.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(returned.recipients())
                .hasSize(1_000)
                .allSatisfy(one -> assertThat(one.reason().hard()).isTrue());
        assertThat(returned.returned()).contains("<1@shop.example>");
    }

    @Test
    void ofFiftyMegabytesTheBeginningIsRead() {
        byte[] beginning = report(1).getBytes(StandardCharsets.ISO_8859_1);
        byte[] mail = Arrays.copyOf(beginning, 50_000_000);
        Arrays.fill(mail, beginning.length, mail.length, (byte) 'x');
        assertThat(read(mail).kind()).isEqualTo(Kind.BOUNCE);
    }

    @Test
    void nestingEndsSomewhere() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 20_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i);
            mail.append("\n\n--b").append(i).append('\n');
        }
        assertThat(read(mail.toString()).kind()).isEqualTo(Kind.BOUNCE);
    }

    @Test
    void partsEndSomewhere() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\n<ada@example.com>: 550 5.1.1 user unknown\n".repeat(10_000);
        assertThat(read(mail).kind()).isEqualTo(Kind.BOUNCE);
    }

    @Test
    void aPartWithoutAnEndIsNoTrouble() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                + "Content-Type: message/rfc822\n\n".repeat(30_000);
        assertThat(read(mail)).isNotNull();
    }

    @Test
    void headerBombsAreLeftUnread() {
        assertThat(read(HEAD + "X-Bomb: 1\n".repeat(90_000) + "\n550 5.1.1 user unknown\n"))
                .isNotNull();
        assertThat(read(HEAD + "X-Bomb: " + "a".repeat(900_000) + "\n\n550 5.1.1 user unknown\n"))
                .isNotNull();
        assertThat(read(HEAD + "X-Bomb: a\n" + " folded\n".repeat(100_000) + "\n550 5.1.1 user unknown\n"))
                .isNotNull();
        assertThat(read("Subject: " + "=?utf-8?B?YWFh?= ".repeat(1_000) + "\n\nhello\n"))
                .isNotNull();
    }

    @Test
    void nullBytesAndRubbishAreNoTrouble() {
        assertThat(read(HEAD + "\n<ada@example.com>: 550 5.1.1 user\0 unknown\n")
                        .kind())
                .isEqualTo(Kind.BOUNCE);
        assertThat(read(new byte[0]).kind()).isEqualTo(Kind.REPLY);
        assertThat(read(new byte[100_000]).kind()).isEqualTo(Kind.REPLY);
        byte[] rubbish = new byte[300_000];
        new java.util.Random(4711).nextBytes(rubbish);
        assertThat(read(rubbish).kind()).isEqualTo(Kind.REPLY);
    }

    @Test
    void aReportThatLiesAboutItsEncodingIsRead() {
        String mail = report(1)
                .replace("Content-Type: text/plain", "Content-Type: text/plain; charset=no-such-thing")
                .replace("--b--", "--b\nContent-Transfer-Encoding: base64\n\n%%%not base64%%%\n--b--");
        assertThat(read(mail).kind()).isEqualTo(Kind.BOUNCE);
    }

    /** Words that patterns begin to match again and again, and never do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbox ",
                "user ",
                "a@",
                "<",
                "exceeded the the ",
                "<style",
                "550 ",
                "no such ",
                "message ",
                "x",
                "5.1.",
                "does not have a ",
                "account account\n",
                "<a@b.c>: ",
                "sender sender ",
                "-",
                "-- \n",
                "</p",
                "Final-Recipient: rfc822; a@b.c\n",
                "\n>",
                "could not be ",
                "=?",
                "domain \n",
                "\t \t"
            })
    void patternsAreNotLedAstray(String words) {
        String text = words.repeat(900_000 / words.length());
        assertThat(read(HEAD + "\n" + text)).isNotNull();
        assertThat(read(HEAD + "Content-Type: text/html\n\n" + text)).isNotNull();
        assertThat(read(HEAD.replace("Returned to Sender", words.strip().repeat(1_000)) + "\n" + text))
                .isNotNull();
    }
}
