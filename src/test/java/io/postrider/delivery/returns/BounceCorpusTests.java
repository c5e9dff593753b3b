package io.postrider.delivery.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.returns.Returned.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Real bounces in the formats of many mail systems, against what the reference parser Sisimai expects of them.
 *
 * <p>Its labels know no delay: a mail that is late counts there as a soft bounce. Here it is none, but its recipient's trouble is of
 * the same class; the second figure counts every delay as a miss.
 */
class BounceCorpusTests {

    private static final Path CORPUS = Path.of("src/test/resources/bounces");
    private static final double LEAST = 0.95;

    /** @param recipient counted from 1 */
    private record Label(String file, int recipient, String kind, String line) {

        static Label of(String line) {
            String[] fields = line.split(",", -1);
            return new Label(fields[0], Integer.parseInt(fields[1]), fields[2], line);
        }
    }

    @Test
    void classesAreThoseOfTheReferenceParser() throws IOException {
        List<Label> labels = Files.readAllLines(CORPUS.resolve("labels.csv")).stream()
                .skip(1)
                .map(Label::of)
                .toList();
        List<String> misses = new ArrayList<>();
        int delays = 0;
        for (Label label : labels) {
            Returned returned = labelled(CORPUS.resolve(label.file()), label.recipient());
            String found = kindOf(returned, label.recipient());
            if (!found.equals(label.kind())) {
                misses.add(label.line() + " -> " + found + " " + reasonOf(returned, label.recipient()));
            } else if (returned.kind() == Kind.DELAYED) {
                delays++;
            }
        }
        int right = labels.size() - misses.size();
        System.out.printf(
                Locale.ROOT,
                "bounce corpus: %d of %d right = %.1f %% (%.1f %% when delays count as misses); missed:%n  %s%n",
                right,
                labels.size(),
                100.0 * right / labels.size(),
                100.0 * (right - delays) / labels.size(),
                String.join("\n  ", misses));
        assertThat((double) right / labels.size()).isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void whatIsNoBounceIsNone() throws IOException {
        for (Path file : files("not")) {
            assertThat(read(file).kind()).as(file.toString()).isEqualTo(Kind.REPLY);
        }
    }

    @Test
    void everyFileIsReadWhateverItsLineEndsAndFaults() throws IOException {
        for (String folder : List.of("bsd", "dos", "mac", "err", "not")) {
            assertThat(files(folder)).isNotEmpty().allSatisfy(file -> assertThat(read(file))
                    .isNotNull());
        }
        for (Path file : files("mac")) {
            Path same = CORPUS.resolve("dos").resolve(file.getFileName());
            assertThat(read(file).kind())
                    .as(file.toString())
                    .isEqualTo(read(same).kind());
        }
    }

    private static String kindOf(Returned returned, int recipient) {
        return switch (returned.kind()) {
            case BOUNCE, DELAYED ->
                recipient > returned.recipients().size()
                        ? "nobody"
                        : returned.recipients().get(recipient - 1).reason().hard() ? "hard" : "soft";
            case COMPLAINT, OPT_OUT -> "complaint";
            case DELIVERED -> recipient > returned.recipients().size() ? "nobody" : "delivered";
            case AUTO_REPLY -> "auto-reply";
            case BULK, REPORT, REPLY -> "not-a-bounce";
        };
    }

    private static String reasonOf(Returned returned, int recipient) {
        return recipient > returned.recipients().size()
                ? ""
                : String.valueOf(returned.recipients().get(recipient - 1).reason());
    }

    /** Some files hold several mails, each of one recipient, as mailbox files do. */
    private static Returned labelled(Path file, int recipient) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String[] mails = text.split("\\n\\n(?=From \\S+ +\\w{3} \\w{3} +\\d+ )");
        if (mails.length < recipient) {
            return read(file);
        }
        Returned one = Returns.read(mails[recipient - 1].getBytes(StandardCharsets.ISO_8859_1));
        return mails.length == 1 ? one : repeated(one, recipient);
    }

    private static Returned repeated(Returned one, int recipient) {
        return new Returned(
                one.kind(),
                Collections.nCopies(recipient, one.recipients().get(0)),
                one.returned(),
                one.references(),
                one.addressed());
    }

    private static Returned read(Path file) {
        try {
            return Returns.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(CORPUS.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
