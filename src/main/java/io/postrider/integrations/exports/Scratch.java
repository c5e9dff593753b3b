package io.postrider.integrations.exports;

import io.postrider.time.TimeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where files grow on this machine until a store takes them: in the data directory, which nobody else can read. */
@Component
class Scratch {

    private final Path directory;

    Scratch(TimeSettings settings) {
        this.directory = settings.dataDirectory().resolve("export");
    }

    /** An empty folder; what a crash left behind is gone. */
    Path fresh() {
        try {
            FileSystemUtils.deleteRecursively(directory);
            Files.createDirectories(directory);
            return Files.createTempDirectory(directory, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clear() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
