package io.postrider.delivery.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.returns.Returned.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred mails in many languages that are no bounces, though some of them speak of deliveries that failed. */
class OrdinaryMailTests {

    private record Letter(Kind kind, String text) {
        @Override
        public String toString() {
            return kind + " " + text.lines().limit(3).toList();
        }
    }

    static Stream<Letter> letters() throws IOException {
        List<Letter> letters = Stream.of(
                        in("replies.txt", Kind.REPLY),
                        in("autoreplies.txt", Kind.AUTO_REPLY),
                        in("bulk.txt", Kind.BULK))
                .flatMap(List::stream)
                .toList();
        assertThat(letters).hasSize(100).doesNotHaveDuplicates();
        return letters.stream();
    }

    private static List<Letter> in(String file, Kind kind) throws IOException {
        String all = Files.readString(Path.of("src/test/resources/letters", file));
        return Stream.of(all.split("(?m)^== \\w+\\n"))
                .skip(1)
                .map(text -> new Letter(kind, text))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void isTakenForWhatItIs(Letter letter) {
        String mail = "To: hello@shop.example\nContent-Type: text/plain; charset=utf-8\n" + letter.text();
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = mail.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
            assertThat(Returns.read(bytes).kind()).isEqualTo(letter.kind());
        }
    }
}
