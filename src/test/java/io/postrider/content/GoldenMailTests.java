package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail, filled with its sample through the same path as sending, is exactly what was approved.
 *
 * <p>{@code ./mvnw test -Dtest=GoldenMailTests -Dgolden.update=true} writes the approved files anew; look at them before committing.
 */
class GoldenMailTests {

    private static final Path APPROVED = Path.of("src/test/resources/emails");

    private final TestMails mails = TestMails.packaged();

    static Stream<String> templates() {
        return TestMails.packaged().templates().all().stream().map(Template::key);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isWhatWasApproved(String key) throws IOException {
        Template template = mails.templates().find(key).orElseThrow();
        Rendered mail = mails.renderSample(key, null);
        assertThat(mail.errors()).isEmpty();
        List<String> subjects = new ArrayList<>(List.of(mail.subject()));
        for (String variant : template.variants()) {
            subjects.add(variant + ": " + mails.renderSample(key, variant).subject());
        }
        approve(key, "subject.txt", String.join("\n", subjects) + "\n");
        approve(key, "mail.html", mail.html());
        approve(key, "mail.txt", mail.text());
    }

    private static void approve(String key, String file, String actual) throws IOException {
        Path approved = APPROVED.resolve(key).resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(approved.getParent());
            Files.writeString(approved, actual);
        }
        assertThat(approved)
                .as("approved file, written by -Dgolden.update=true")
                .exists();
        assertThat(actual).as(key + "/" + file).isEqualTo(Files.readString(approved));
    }
}
