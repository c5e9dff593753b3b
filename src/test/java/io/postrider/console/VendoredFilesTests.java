package io.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What we did not write ourselves is exactly what its makers published, under a licence we know. */
class VendoredFilesTests {

    private static final Path VENDOR = Path.of("src/main/resources/static/vendor");

    record Vendored(String name, String version, String licence, String source, List<Part> files) {}

    record Part(String path, String sha512) {}

    @Test
    void everyVendoredFileHasTheHashItWasCommittedWith() throws Exception {
        for (Path folder : folders()) {
            for (Part file : read(folder).files()) {
                assertThat(sha512(folder.resolve(file.path())))
                        .as("%s/%s", folder, file.path())
                        .isEqualTo(file.sha512());
            }
        }
    }

    @Test
    void noFileStandsThereUnlisted() throws Exception {
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> folder.relativize(file).toString()))
                        .as("files of %s", folder)
                        .filteredOn(file -> !file.equals("VENDOR.json"))
                        .containsExactlyInAnyOrderElementsOf(
                                read(folder).files().stream().map(Part::path).toList());
            }
        }
    }

    @Test
    void everyFolderSaysItsVersionAndKeepsItsLicence() throws Exception {
        assertThat(folders()).isNotEmpty();
        for (Path folder : folders()) {
            Vendored vendored = read(folder);
            assertThat(folder.getFileName().toString()).endsWith("-" + vendored.version());
            assertThat(vendored.licence()).isNotBlank();
            assertThat(folder.resolve("LICENSE")).isNotEmptyFile();
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(VENDOR)) {
            return folders.toList();
        }
    }

    private static Vendored read(Path folder) throws IOException {
        return new ObjectMapper().readValue(folder.resolve("VENDOR.json").toFile(), Vendored.class);
    }

    private static String sha512(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
    }
}
