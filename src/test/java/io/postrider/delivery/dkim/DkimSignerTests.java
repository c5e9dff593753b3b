package io.postrider.delivery.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receiver that is not ours says of our signatures, with Java's RSA and with the fast one. */
class DkimSignerTests {

    private static final Instant NOW = Instant.parse("2025-11-25T08:00:00Z");

    private static final String HEADER =
            """
            From: =?UTF-8?Q?Fern_&_Kettle?= <hello@shop.example>
            To: ada@example.org
            Subject:  Two   teas,\tand a
             third   one\s
            Date: Tue, 25 Nov 2025 08:00:00 +0000
            Message-ID: <1-abc@shop.example>
            Reply-To: care@shop.example
            MIME-Version: 1.0
            Content-Type: multipart/alternative;
            \tboundary="b"
            Content-Transfer-Encoding: 7bit
            List-Id: <newsletter.shop.example>
            List-Unsubscribe: <https://shop.example/u/1>,
             <mailto:u@shop.example>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            Feedback-ID: welcome:shop:journey:fernket
            Precedence: bulk
            Auto-Submitted: auto-generated
            X-Not-Signed: 1
            """;

    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Feedback-ID",
            "Precedence",
            "Auto-Submitted");

    @Nested
    class Java extends Contract {
        @Override
        RsaProvider provider() {
            return RsaProvider.JDK;
        }
    }

    @Nested
    class Corretto extends Contract {
        @Override
        RsaProvider provider() {
            var fast = RsaProvider.fast();
            assumeTrue(
                    fast.isPresent(), "The native library of the Amazon Corretto Crypto Provider does not load here");
            return fast.orElseThrow();
        }
    }

    abstract static class Contract {
        abstract RsaProvider provider();

        private final KeyPair pair = Keys.PAIR;
        private final Verifier receiver = Verifier.of("k1._domainkey.shop.example", pair.getPublic());

        static List<String> bodies() {
            return List.of(
                    "no line end",
                    "no line end \t",
                    "one\r\n",
                    "blank lines behind\r\n\r\n\r\n",
                    "\r\n\r\nblank lines before\r\n",
                    "a  b\t\tc \t d\t \r\n  begins\tso  \r\n",
                    " \r\n\t\r\nx\r\n \r\n\t\r\n",
                    ".\r\n..\r\n.x\r\n",
                    "x".repeat(998) + "\r\n" + "y ".repeat(499) + "\r\n",
                    "Gr=C3=BC=C3=9Fe =\r\naus K=C3=B6ln=20\r\n",
                    "grüße, raw\r\n",
                    "--b\r\nContent-Type: text/plain\r\n\r\nHi\r\n--b--\r\n");
        }

        @ParameterizedTest
        @MethodSource("bodies")
        void isAcceptedWhateverTheBody(String body) throws Exception {
            // SMTP ends the last line (RFC 5321 4.1.1.4).
            String arrived = text(signed(HEADER, body)).replaceFirst("(?<!\r\n)\\z", "\r\n");
            assertThat(receiver.verify(bytes(arrived))).singleElement().satisfies(it -> {
                assertThat(it.getDToken()).hasToString("shop.example");
                assertThat(it.getSelector()).hasToString("k1");
                assertThat(it.getBodyHashLimit()).as("no l=").isEqualTo(-1);
                assertThat(it.getSignatureTimestamp()).isEqualTo(NOW.getEpochSecond());
            });
        }

        /** The value is the one of RFC 6376 3.4.4; apache-jdkim takes an empty body for one empty line. */
        @ParameterizedTest
        @ValueSource(strings = {"", "\r\n", "\r\n\r\n\r\n", " \t \r\n", "\t"})
        void knowsNothingWhenItSeesNothing(String body) {
            assertThat(text(signed(HEADER, body))).contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;");
        }

        @Test
        void signsEveryHeaderThatIsThereAndFourOnceMore() throws Exception {
            var names = receiver.verify(signed(HEADER, "x")).get(0).getHeaders().stream()
                    .map(it -> it.toString().toLowerCase())
                    .toList();
            assertThat(names)
                    .containsExactly(
                            "from",
                            "from",
                            "to",
                            "to",
                            "subject",
                            "subject",
                            "date",
                            "date",
                            "message-id",
                            "reply-to",
                            "mime-version",
                            "content-type",
                            "content-transfer-encoding",
                            "list-id",
                            "list-unsubscribe",
                            "list-unsubscribe-post",
                            "feedback-id",
                            "precedence",
                            "auto-submitted");
        }

        @Test
        void acceptsWhatRelaysDoToWhiteSpaceAndUnsignedHeaders() {
            String signed = text(signed(HEADER, "one  two\r\n"));
            String relayed = "Received: by relay.example\r\n"
                    + signed.replace("Subject:  Two   teas,\tand a\r\n third", "SUBJECT: Two teas, and a third")
                            .replace("one  two\r\n", "one \t two  \r\n\r\n")
                            .replace("X-Not-Signed: 1", "X-Not-Signed: 2");
            assertThat(relayed).isNotEqualTo("Received: by relay.example\r\n" + signed);
            assertThat(receiver.accepts(bytes(relayed))).isTrue();
        }

        @Test
        void noticesEveryChangedOrMissingHeader() {
            String signed = text(signed(HEADER, "Hi\r\n"));
            assertThat(receiver.accepts(bytes(signed))).isTrue();
            for (String name : SIGNED) {
                String changed = signed.replaceFirst("\r\n" + name + ": ?", "$0x");
                assertThat(changed).as(name).isNotEqualTo(signed);
                assertThat(receiver.accepts(bytes(changed))).as(name).isFalse();
                String missing = signed.replaceFirst("\r\n" + name + ":", "\r\nX-" + name + ":");
                assertThat(receiver.accepts(bytes(missing)))
                        .as(name + " missing")
                        .isFalse();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"From: evil@example.net", "Subject: Win", "To: eve@example.net", "Date: now"})
        void noticesASecondOneOfWhatReadersSee(String added) {
            String signed = text(signed(HEADER, "Hi\r\n"));
            assertThat(receiver.accepts(bytes(signed))).isTrue();
            assertThat(receiver.accepts(bytes(added + "\r\n" + signed)))
                    .as("above")
                    .isFalse();
            String below = signed.replace("\r\nX-Not-Signed", "\r\n" + added + "\r\nX-Not-Signed");
            assertThat(receiver.accepts(bytes(below))).as("below").isFalse();
        }

        @Test
        void noticesAChangedOrLongerBody() {
            String signed = text(signed(HEADER, "You owe 10 euros.\r\n"));
            assertThat(receiver.accepts(bytes(signed))).isTrue();
            assertThat(receiver.accepts(bytes(signed.replace("10", "90")))).isFalse();
            assertThat(receiver.accepts(bytes(signed + "PS: and more.\r\n"))).isFalse();
            assertThat(receiver.accepts(bytes(signed.replace("You owe", "Youowe"))))
                    .isFalse();
        }

        @Test
        void signsAllOfSeveralHeadersOfOneName() {
            String twice = HEADER.replace("List-Id:", "List-Id: <older.shop.example>\nLIST-ID:");
            String signed = text(signed(twice, "Hi\r\n"));
            assertThat(receiver.accepts(bytes(signed))).isTrue();
            assertThat(receiver.accepts(bytes(signed.replace("<older", "<other"))))
                    .isFalse();
            assertThat(receiver.accepts(bytes(signed.replace("LIST-ID: <news", "LIST-ID: <mews"))))
                    .isFalse();
        }

        @Test
        void signsAMailOfOneHeaderOnly() {
            assertThat(receiver.accepts(signed("From: a@shop.example\n", "Hi"))).isTrue();
        }

        @Test
        void keepsItsLinesShort() {
            assertThat(text(signed(HEADER, "Hi")).split("\r\n\r\n", 2)[0].lines())
                    .allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(78));
        }

        @Test
        void signsForManyThreadsAtOnce() throws Exception {
            DkimSigner signer = signer();
            var pool = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Boolean>> work = IntStream.range(0, 200)
                        .mapToObj(i -> (Callable<Boolean>) () -> receiver.accepts(signed(signer, HEADER, "Mail " + i)))
                        .toList();
                for (var accepted : pool.invokeAll(work)) {
                    assertThat(accepted.get()).isTrue();
                }
            } finally {
                pool.shutdown();
            }
        }

        private byte[] signed(String header, String body) {
            return signed(signer(), header, body);
        }

        private static byte[] signed(DkimSigner signer, String header, String body) {
            String message = header.replace("\n", "\r\n") + "\r\n" + body;
            return bytes("DKIM-Signature: " + signer.sign(bytes(message), NOW) + "\r\n" + message);
        }

        private DkimSigner signer() {
            try {
                RsaProvider provider = provider();
                return new DkimSigner(
                        "shop.example",
                        "k1",
                        provider.privateKey(pair.getPrivate().getEncoded()),
                        provider);
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Made once: it takes a while. */
    private static final class Keys {
        static final KeyPair PAIR = pair();

        private static KeyPair pair() {
            try {
                return RsaProvider.JDK.newPair();
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
