package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A place in a body, as a JSON path (RFC 9535): {@code $} is the part at hand, {@code ^$} the whole body, {@code #source} and
 * {@code #currency} what the source is called and the shop's currency.
 *
 * <p>Compiled once, when the mapping is read.
 */
record Place(String text, JsonPath path) {

    private static final Configuration READING = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    static boolean is(String text) {
        return text.startsWith("$") || text.startsWith("^$") || text.startsWith("#");
    }

    /** @param where in the mapping file, for the finding */
    static Place parse(String where, String text) {
        if (text.equals("#source") || text.equals("#currency")) {
            return new Place(text, null);
        }
        try {
            if (is(text) && !text.startsWith("#")) {
                return new Place(text, JsonPath.compile(text.startsWith("^") ? text.substring(1) : text));
            }
        } catch (InvalidPathException | IllegalArgumentException wrong) {
            throw new UnusableMapping(where, "is no JSON path: " + text);
        }
        throw new UnusableMapping(where, "must be a JSON path such as $.id, not " + text);
    }

    /** What stands there; empty when nothing does, or null. */
    Optional<JsonNode> one(Body body) {
        return all(body).stream().findFirst();
    }

    /** All that stands there: the entries of a list, or the one value. */
    List<JsonNode> all(Body body) {
        JsonNode found = path == null ? told(body) : read(text.startsWith("^") ? body.whole() : body.item());
        if (found == null || found.isNull() || found.isMissingNode()) {
            return List.of();
        }
        return found.isArray()
                ? StreamSupport.stream(found.spliterator(), false)
                        .filter(it -> !it.isNull())
                        .toList()
                : List.of(found);
    }

    private JsonNode told(Body body) {
        String said = text.equals("#source") ? body.source() : body.currency();
        return said == null ? null : TextNode.valueOf(said);
    }

    private JsonNode read(JsonNode from) {
        return path.read(from, READING);
    }
}
