package io.postrider.delivery;

import io.postrider.time.Node;
import io.postrider.time.TimeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The journals of this node, one file for each connection. */
@Component
class Journals {

    private final Path directory;
    private final String prefix;

    Journals(TimeSettings settings, Node node) {
        this.directory = settings.dataDirectory();
        this.prefix = "outbox-" + node.name() + "-";
    }

    Journal open(int sender) {
        return new Journal(directory.resolve(prefix + sender + ".journal"));
    }

    /** What this node's last life left behind. */
    Map<Long, Journal.Entry> read() {
        Map<Long, Journal.Entry> entries = new HashMap<>();
        for (Path file : files()) {
            Journal.read(file)
                    .forEach((id, entry) ->
                            entries.merge(id, entry, (one, other) -> one.fence() > other.fence() ? one : other));
        }
        return entries;
    }

    void delete() {
        for (Path file : files()) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, prefix + "*.journal")) {
                found.forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
