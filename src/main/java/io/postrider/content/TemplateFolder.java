package io.postrider.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of templates somebody is working in. */
record TemplateFolder(Path root) {

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** Changes whenever a file is saved, added or removed; much cheaper than reading them all. */
    Map<Path, String> fingerprint() {
        Map<Path, String> stamps = new TreeMap<>();
        for (Path file : files()) {
            try {
                stamps.put(file, Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file));
            } catch (IOException gone) {
                // Removed while we looked; the next look will not list it.
            }
        }
        return stamps;
    }

    List<TemplateFiles> read() {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        for (Path file : files()) {
            try {
                folders.computeIfAbsent(file.getParent().getFileName().toString(), key -> new TreeMap<>())
                        .put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return PackagedTemplates.templates(folders);
    }

    /** The files of templates; what editors leave beside them is not looked at. */
    private List<Path> files() {
        try (Stream<Path> paths = Files.walk(root, 2)) {
            return paths.filter(path -> root.relativize(path).getNameCount() == 2)
                    .filter(path -> path.getFileName().toString().matches("[\\w-]+\\.(vm|mjml|json)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
