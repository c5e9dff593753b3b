package io.postrider.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that is made from the code: a test compares it with what the code says now.
 *
 * <p>With {@code -Ddocs.update=true} it is written anew instead of compared.
 */
public record GeneratedFile(Path path) {

    public static GeneratedFile at(String path) {
        return new GeneratedFile(Path.of(path));
    }

    /** @param content what the file should say */
    public void says(String content) {
        try {
            if (Boolean.getBoolean("docs.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as(
                            "%s is made from the code and no longer says what the code says. Write it anew: "
                                    + "./mvnw test -Ddocs.update=true -Dtest='Modularity*,Configuration*,OpenApi*,CommerceEventsPage*'",
                            path)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
