package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a mapping file how a value is taken out of a body. */
final class Fields {

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

    private Fields() {}

    /** A path, a text with {@code {paths}} in it, a constant, or an object that says more. */
    static Field parse(Spec spec) {
        JsonNode json = spec.json();
        if (json.isTextual() && Place.is(json.asText())) {
            return value(spec, List.of(Place.parse(spec.where(), json.asText())), Kind.TEXT);
        }
        if (json.isTextual()) {
            return template(spec);
        }
        if (json.isBoolean()) {
            return body -> json.asBoolean();
        }
        if (json.isIntegralNumber()) {
            return body -> json.asLong();
        }
        return json.has("each") ? lines(spec) : described(spec);
    }

    static Map<String, Field> map(Spec spec) {
        return spec.map((name, field) -> parse(field));
    }

    /** What is told of it; what is not told is left out. */
    static Map<String, Object> read(Map<String, Field> fields, Body body) {
        Map<String, Object> all = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Object value = field.plain(body);
            if (value != null) {
                all.put(name, value);
            }
        });
        return all;
    }

    private static Field described(Spec spec) {
        spec.object("path", "as", "currency", "decimals", "words", "otherwise", "required", "sum", "minus", "positive");
        Kind kind = Kind.parse(spec.at("as").where(), spec.text("as", "text"));
        List<Place> places = spec.needed("path").places();
        Field field;
        if (kind.money()) {
            field = Money.parse(spec, places, kind);
        } else {
            field = value(spec, places, kind);
        }
        if (spec.has("words")) {
            field = words(spec, field);
        }
        return otherwise(spec, places, field);
    }

    private static Field otherwise(Spec spec, List<Place> places, Field field) {
        boolean required = spec.truth("required", false);
        Field instead = spec.has("otherwise") ? parse(spec.at("otherwise")) : body -> null;
        return body -> {
            Object value = field.read(body);
            Object read = value == null ? instead.read(body) : value;
            if (read == null && required) {
                throw new DoesNotFit(places.get(0).text() + " must be told");
            }
            return read;
        };
    }

    /** The first of the places where something is told counts. */
    private static Field value(Spec spec, List<Place> places, Kind kind) {
        boolean positive = spec.json().isObject() && spec.truth("positive", false);
        boolean sum = spec.json().isObject() && spec.truth("sum", false);
        if (sum) {
            return body -> places.get(0).all(body).stream()
                    .map(it -> kind.number(places.get(0).text(), it).longValue())
                    .reduce(Long::sum)
                    .map(it -> positive ? Math.max(0, it) : it)
                    .orElse(null);
        }
        return body -> {
            for (Place place : places) {
                Object value =
                        place.one(body).map(it -> kind.read(place.text(), it)).orElse(null);
                if (value != null) {
                    return positive && value instanceof Long whole ? Math.max(0, whole) : value;
                }
            }
            return null;
        };
    }

    /** A word that is not listed means nothing; {@code *} stands for all others. */
    private static Field words(Spec spec, Field field) {
        Map<String, Object> words = spec.at("words")
                .map((word, meaning) ->
                        meaning.json().isBoolean() ? meaning.json().asBoolean() : meaning.text());
        return body -> {
            String said = field.text(body);
            return said == null ? null : words.getOrDefault(said, words.get("*"));
        };
    }

    /** Nothing when one of the paths in it leads to nothing. */
    private static Field template(Spec spec) {
        String text = spec.json().asText();
        List<Place> places = new ArrayList<>();
        Matcher holes = HOLE.matcher(text);
        while (holes.find()) {
            String inside = holes.group(1);
            places.add(Place.parse(spec.where(), inside.equals("source") ? "#source" : inside));
        }
        String[] between = HOLE.split(text, -1);
        return body -> {
            StringBuilder filled = new StringBuilder(between[0]);
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                Object value = place.one(body)
                        .map(it -> Kind.TEXT.read(place.text(), it))
                        .orElse(null);
                if (value == null) {
                    return null;
                }
                filled.append(value).append(i + 1 < between.length ? between[i + 1] : "");
            }
            return filled.toString();
        };
    }

    /** A list of objects, one for each that stands there. */
    private static Field lines(Spec spec) {
        spec.object("each", "fields");
        Place each = Place.parse(spec.at("each").where(), spec.at("each").text());
        Map<String, Field> fields = map(spec.needed("fields"));
        return body ->
                each.all(body).stream().map(it -> read(fields, body.about(it))).toList();
    }
}
