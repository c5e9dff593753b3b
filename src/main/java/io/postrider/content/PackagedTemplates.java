package io.postrider.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads the templates that come with the product, from the executable jar or from the build's folder. */
@Component
class PackagedTemplates {

    static final String SHARED = "_shared";

    List<TemplateFiles> read() {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource file : resolver.getResources("classpath*:emails/*/*.*")) {
                String[] path = file.getURL().getPath().split("/");
                folders.computeIfAbsent(path[path.length - 2], key -> new TreeMap<>())
                        .put(path[path.length - 1], file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The mail templates cannot be read", e);
        }
        return templates(folders);
    }

    /** Text by file by folder, as templates. */
    static List<TemplateFiles> templates(Map<String, Map<String, String>> folders) {
        Map<String, String> shared = folders.getOrDefault(SHARED, Map.of());
        return folders.entrySet().stream()
                .filter(folder -> !folder.getKey().equals(SHARED))
                .map(folder -> new TemplateFiles(folder.getKey(), folder.getValue(), shared))
                .toList();
    }
}
