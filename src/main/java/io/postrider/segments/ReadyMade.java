package io.postrider.segments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.commerce.StoreCurrency;
import io.postrider.segments.Segment.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Segments most shops want, to be taken with one click: the files {@code segments/<key>.json}.
 *
 * <p>None is there before somebody takes it, because each costs a look at whoever does something; once taken it is like any other.
 */
@Component
public class ReadyMade {

    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final Segments segments;
    private final SegmentDesk desk;

    ReadyMade(
            Segments segments, SegmentDesk desk, SegmentSettings settings, StoreCurrency currency, ObjectMapper json) {
        this.segments = segments;
        this.desk = desk;
        Arrays.stream(files())
                .sorted(Comparator.comparing(Resource::getFilename))
                .forEach(file -> recipes.put(
                        Objects.requireNonNull(file.getFilename()).replace(".json", ""),
                        read(json, file, settings, currency.code())));
    }

    /** One of them, not taken yet. */
    public record Offer(String key, String name, String description) {}

    private record Recipe(String name, String description, JsonNode rule) {}

    /** Those that are not taken yet. */
    public List<Offer> offered() {
        Set<String> taken = segments.existing(recipes.keySet());
        return recipes.entrySet().stream()
                .filter(recipe -> !taken.contains(recipe.getKey()))
                .map(recipe -> new Offer(
                        recipe.getKey(),
                        recipe.getValue().name(),
                        recipe.getValue().description()))
                .toList();
    }

    /** Takes one; what is taken already stays as it is. @throws SegmentNotFound when there is none of this key */
    @Transactional
    public Segment add(String key) {
        Recipe recipe = recipes.get(key);
        if (recipe == null) {
            throw new SegmentNotFound();
        }
        return segments.find(key)
                .orElseGet(() -> desk.keep(new SegmentDesk.Wanted(
                        key, recipe.name(), recipe.description(), Kind.READY_MADE, recipe.rule())));
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:segments/*.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What depends on the shop stands in the file as a text in braces. */
    private static Recipe read(ObjectMapper json, Resource file, SegmentSettings settings, String currency) {
        try {
            return json.readValue(
                    file.getContentAsString(StandardCharsets.UTF_8)
                            .replace("{currency}", currency)
                            .replace("\"{vip}\"", String.valueOf(settings.vip()))
                            .replace("\"{goldVip}\"", String.valueOf(settings.goldVip())),
                    Recipe.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
