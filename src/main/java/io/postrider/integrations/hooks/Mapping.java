package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the calls of one source mean.
 *
 * @param title for people
 * @param split the calls inside of a call; null: a call is one
 * @param deliveryHeader where its id stands, or null
 * @param deliveryId its id made from what it says, or null
 * @param ping a body that only asks whether anybody is there, or null
 */
record Mapping(
        String source,
        String title,
        Signature signature,
        Place split,
        String deliveryHeader,
        Field deliveryId,
        String topicHeader,
        Field topic,
        String ping,
        Map<String, List<Rule>> topics) {

    private static final Set<String> ENCODINGS = Set.of("base64", "hex");

    /** @throws UnusableMapping naming the place in the file */
    static Mapping parse(String source, JsonNode file) {
        Spec spec = new Spec("", file).object("title", "signature", "split", "delivery", "topic", "ping", "topics");
        Spec delivery = spec.at("delivery");
        Spec topic = spec.needed("topic").object("header", "field");
        return new Mapping(
                source,
                spec.needed("title").text(),
                signature(spec.needed("signature").object("scheme", "header", "encoding", "prefix")),
                spec.has("split") ? Place.parse("split", spec.at("split").text()) : null,
                delivery.text("header", null),
                delivery.has("field") ? Fields.parse(delivery.at("field")) : body -> null,
                topic.text("header", null),
                topic.has("header") ? body -> null : Fields.parse(topic.needed("field")),
                spec.text("ping", null),
                spec.needed("topics")
                        .map((name, rules) ->
                                rules.list().stream().map(Rule::parse).toList()));
    }

    /** What a call of this topic tells, in order; nothing for a topic that is not mapped. */
    List<Fact> read(String topicName, Body body) {
        return topics.getOrDefault(topicName, List.of()).stream()
                .flatMap(rule -> rule.read(body).stream())
                .toList();
    }

    /** Empty when the call does not say. */
    String topicOf(UnaryOperator<String> header, Body body) {
        String said = topicHeader == null ? topic.text(body) : header.apply(topicHeader);
        return said == null ? "" : said.length() <= 120 ? said : said.substring(0, 120);
    }

    /** Null when the call has none. */
    String idOf(UnaryOperator<String> header, Body body) {
        return deliveryHeader == null ? deliveryId.text(body) : header.apply(deliveryHeader);
    }

    private static Signature signature(Spec spec) {
        String scheme = spec.needed("scheme").text();
        Signature.Scheme known =
                switch (scheme) {
                    case "hmac-sha256" -> Signature.Scheme.HMAC;
                    case "stripe" -> Signature.Scheme.STRIPE;
                    case "hubspot-v3" -> Signature.Scheme.HUBSPOT;
                    case "bearer" -> Signature.Scheme.BEARER;
                    default ->
                        throw spec.at("scheme")
                                .fault("must be hmac-sha256, stripe, hubspot-v3 or bearer, not " + scheme);
                };
        String encoding = spec.text("encoding", "base64").toLowerCase(Locale.ROOT);
        if (!ENCODINGS.contains(encoding)) {
            throw spec.at("encoding").fault("must be base64 or hex");
        }
        boolean bearer = known == Signature.Scheme.BEARER;
        return new Signature(
                known,
                bearer ? "Authorization" : spec.needed("header").text(),
                encoding,
                bearer ? "Bearer " : spec.text("prefix", ""));
    }
}
