package io.postrider.integrations.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of exports names every field of every line, in its order. */
class ExportsPageTests {

    @Test
    void thePageNamesWhatIsWritten() throws IOException {
        assertThat(fields("### `manifest.json`")).isEqualTo(components(Manifest.class));
        assertThat(fields("### `contacts`"))
                .isEqualTo(Stream.concat(
                                components(ContactLines.ContactLine.class).stream(),
                                components(ContactLines.GoneLine.class).stream())
                        .toList());
        assertThat(fields("### `events`")).isEqualTo(components(EventLines.EventLine.class));
        assertThat(fields("### `results`")).isEqualTo(components(EventLines.ResultLine.class));
        String consents = row("| `consents` |");
        assertThat(components(ContactLines.ConsentLine.class))
                .allSatisfy(it -> assertThat(consents).contains("`" + it + "`"));
        String files = row("| `files` |");
        assertThat(components(FileTable.ExportFile.class))
                .allSatisfy(it -> assertThat(files).contains("`" + it + "`"));
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(it -> it.getName())
                .toList();
    }

    private static List<String> fields(String heading) throws IOException {
        List<String> lines = page();
        List<String> fields = new ArrayList<>();
        for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
            if (line.startsWith("#")) {
                break;
            }
            if (line.matches("\\| `\\w+` \\|.*")) {
                fields.add(line.split("`")[1]);
            }
        }
        return fields;
    }

    private static String row(String beginning) throws IOException {
        return page().stream()
                .filter(it -> it.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> page() throws IOException {
        return Files.readAllLines(Path.of("src/docs/exports.md"));
    }
}
