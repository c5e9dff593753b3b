package io.postrider.integrations.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where mapping files are: those that come with Postrider, and those of the installation. */
final class MappingFiles {

    private static final String SHIPPED = "classpath*:hooks/*/";
    private static final int LARGEST = 2_000_000;

    private MappingFiles() {}

    /** One source's files. */
    record Found(byte[] mapping, Map<String, byte[]> examples) {}

    /** By source. */
    static Map<String, Found> shipped() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            Map<String, Map<String, byte[]>> files = new TreeMap<>();
            for (String pattern : List.of("mapping.json", "examples/*.json")) {
                for (Resource resource : resolver.getResources(SHIPPED + pattern)) {
                    String[] path = resource.getURL().getPath().split("/");
                    int mapping = path.length - (pattern.startsWith("examples") ? 3 : 2);
                    try (InputStream in = resource.getInputStream()) {
                        files.computeIfAbsent(path[mapping], it -> new LinkedHashMap<>())
                                .put(path[path.length - 1], in.readAllBytes());
                    }
                }
            }
            return found(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By source; one that cannot be read is there without a mapping. */
    static Map<String, Found> of(Path folder) {
        Map<String, Map<String, byte[]>> files = new TreeMap<>();
        for (Path source : inside(folder)) {
            Map<String, byte[]> own =
                    files.computeIfAbsent(source.getFileName().toString(), it -> new LinkedHashMap<>());
            Stream.concat(Stream.of(source.resolve("mapping.json")), inside(source.resolve("examples")).stream())
                    .filter(it -> it.toString().endsWith(".json") && Files.isRegularFile(it))
                    .forEach(it -> own.put(it.getFileName().toString(), content(it)));
        }
        return found(files);
    }

    private static Map<String, Found> found(Map<String, Map<String, byte[]>> files) {
        Map<String, Found> found = new TreeMap<>();
        files.forEach((source, own) -> {
            byte[] mapping = own.remove("mapping.json");
            found.put(source, new Found(mapping, own));
        });
        return found;
    }

    private static List<Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
