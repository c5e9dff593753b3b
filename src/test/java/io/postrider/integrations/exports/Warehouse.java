package io.postrider.integrations.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Somebody who reads an export folder as the documentation says: by its manifests alone, and every file checked. */
record Warehouse(Path root) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The manifests, oldest first. */
    List<JsonNode> manifests() {
        return files().stream()
                .filter(it -> it.endsWith("manifest.json"))
                .map(this::json)
                .sorted(Comparator.comparingLong(it -> it.get("run").asLong()))
                .toList();
    }

    JsonNode newest() {
        List<JsonNode> all = manifests();
        return all.get(all.size() - 1);
    }

    /** All lines of a kind that a manifest names. */
    List<JsonNode> lines(JsonNode manifest, String kind) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode file : manifest.get("files")) {
            if (file.get("kind").asText().equals(kind)) {
                List<JsonNode> rows = rows(file);
                assertThat(rows).hasSize(file.get("rows").asInt());
                lines.addAll(rows);
            }
        }
        return lines;
    }

    /** Of the newest export. */
    List<JsonNode> contacts() {
        return lines(newest(), "contacts");
    }

    List<JsonNode> events() {
        return lines(newest(), "events");
    }

    List<JsonNode> results() {
        return lines(newest(), "results");
    }

    /** Everything that lies there, named or not. */
    List<String> files() {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(it -> root.relativize(it).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> rows(JsonNode file) {
        byte[] content = bytes(file.get("name").asText());
        assertThat(content.length).isEqualTo(file.get("bytes").asInt());
        assertThat(ExportJson.sha256(content)).isEqualTo(file.get("sha256").asText());
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private JsonNode json(String name) {
        try {
            return JSON.readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
