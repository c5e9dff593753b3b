package io.postrider.content;

import java.util.List;
import java.util.Map;

/**
 * A mail as its author wrote it.
 *
 * @param key folder name, such as {@code welcome-thanks}
 * @param name what a marketer calls it
 * @param variants names of its subject variants beside the ordinary subject
 * @param sample values to preview it with
 */
public record Template(
        String key,
        String name,
        String description,
        String version,
        List<String> variants,
        Map<String, Object> sample) {}
