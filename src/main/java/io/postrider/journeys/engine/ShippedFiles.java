package io.postrider.journeys.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models and forms this build brings along, by file name, from the executable jar as from a folder. */
@Component
class ShippedFiles {

    private static final List<String> PATTERNS =
            List.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form");

    private final ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();

    Map<String, byte[]> read() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (String pattern : PATTERNS) {
                for (Resource resource : resolver.getResources(pattern)) {
                    // Patterns are drawings to copy, not to run.
                    if (!resource.getURL().getPath().contains("/processes/patterns/")) {
                        files.put(resource.getFilename(), resource.getContentAsByteArray());
                    }
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The models inside this build cannot be read", e);
        }
    }
}
