package io.postrider.integrations.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mapping that comes with Postrider understands its examples, and has one of each topic. */
class ShippedMappingsTests {

    private static final Map<String, MappingFiles.Found> SHIPPED = MappingFiles.shipped();

    static Stream<Arguments> examples() {
        return SHIPPED.entrySet().stream().flatMap(source -> source.getValue().examples().keySet().stream()
                .filter(it -> it.endsWith(Examples.EXPECTED))
                .map(it -> Arguments.of(source.getKey(), it.replace(Examples.EXPECTED, ""))));
    }

    static Stream<String> sources() {
        return SHIPPED.keySet().stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void understandsItsExamples(String source, String name) {
        Map<String, byte[]> files = SHIPPED.get(source).examples();
        Map<String, byte[]> one = Map.of(
                name + ".json", files.get(name + ".json"),
                name + Examples.EXPECTED, files.get(name + Examples.EXPECTED));
        assertThat(new Examples(one).faults(mapping(source))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void hasAnExampleOfEachTopicItMaps(String source) {
        Mapping mapping = mapping(source);
        Set<String> told = new TreeSet<>();
        SHIPPED.get(source).examples().forEach((name, expected) -> {
            if (name.endsWith(Examples.EXPECTED)) {
                String topic = Json.read(expected).orElseThrow().path("topic").asText();
                byte[] body = SHIPPED.get(source).examples().get(name.replace(Examples.EXPECTED, ".json"));
                Parts.of(mapping, Json.read(body).orElseThrow())
                        .forEach(
                                part -> told.add(mapping.topicOf(header -> topic, new Body(source, null, part, part))));
            }
        });
        assertThat(told).containsAll(mapping.topics().keySet());
    }

    private static Mapping mapping(String source) {
        return Mapping.parse(source, Json.read(SHIPPED.get(source).mapping()).orElseThrow());
    }
}
