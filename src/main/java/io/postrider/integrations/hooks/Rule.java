package io.postrider.integrations.hooks;

import io.postrider.commerce.ProductUpdate;
import io.postrider.contacts.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a topic tells, when some conditions hold.
 *
 * @param each the parts it tells something of, one by one; null: the whole body once
 */
record Rule(Place each, List<Condition> when, Function<Body, Fact> reading) {

    private static final int LONGEST_NAME = 200;

    static Rule parse(Spec spec) {
        spec.object("each", "when", "contact", "consent", "event", "product");
        if (spec.has("contact") == spec.has("product")) {
            throw spec.fault("must have either a contact or a product");
        }
        Function<Body, Fact.Who> who = spec.has("contact") ? who(spec.at("contact")) : body -> null;
        Function<Body, Fact.Wish> wish = spec.has("consent") ? wish(spec.at("consent")) : body -> null;
        Function<Body, Fact.Deed> deed = spec.has("event") ? deed(spec.at("event")) : body -> null;
        Function<Body, ProductUpdate> product =
                spec.has("product") ? ProductFields.parse(spec.at("product")) : body -> null;
        return new Rule(
                spec.has("each")
                        ? Place.parse(spec.at("each").where(), spec.at("each").text())
                        : null,
                spec.at("when").list().stream().map(Condition::parse).toList(),
                body -> new Fact(who.apply(body), wish.apply(body), deed.apply(body), product.apply(body)));
    }

    /** @throws DoesNotFit naming the place */
    List<Fact> read(Body body) {
        List<Body> parts = each == null
                ? List.of(body)
                : each.all(body).stream().map(body::about).toList();
        return parts.stream()
                .filter(part -> when.stream().allMatch(it -> it.holds(part)))
                .map(reading)
                .toList();
    }

    private static Function<Body, Fact.Who> who(Spec spec) {
        spec.object("email", "externalId", "locale", "attributes", "names", "waits", "follows");
        Field email = optional(spec, "email");
        Field externalId = optional(spec, "externalId");
        Field locale = optional(spec, "locale");
        Map<String, Field> attributes = Fields.map(spec.at("attributes"));
        List<Field> names = spec.at("names").list().stream().map(Fields::parse).toList();
        boolean waits = spec.truth("waits", false);
        boolean follows = spec.truth("follows", false);
        return body -> new Fact.Who(
                email.text(body),
                externalId.text(body),
                locale.text(body),
                Fields.read(attributes, body),
                names.stream()
                        .map(it -> it.text(body))
                        .filter(Objects::nonNull)
                        .filter(it -> it.length() <= LONGEST_NAME)
                        .toList(),
                waits,
                follows);
    }

    /** Neither {@code granted} nor {@code withdrawn}: she said nothing. */
    private static Function<Body, Fact.Wish> wish(Spec spec) {
        spec.object("purpose", "state", "at", "source", "basis");
        String purpose = spec.needed("purpose").text();
        Field state = Fields.parse(spec.needed("state"));
        Field at = Fields.parse(spec.needed("at"));
        String source = spec.needed("source").text();
        String basis = spec.text("basis", Basis.CONSENT.toString());
        if (Basis.parse(basis).isEmpty()) {
            throw spec.at("basis").fault("must be consent, existing-customer or contract");
        }
        return body -> {
            String said = state.text(body);
            if (!"granted".equals(said) && !"withdrawn".equals(said)) {
                return null;
            }
            if (!(at.read(body) instanceof Instant when)) {
                throw new DoesNotFit(spec.at("at").where() + " must be told with a consent");
            }
            return new Fact.Wish(purpose, said.equals("granted"), when, source, basis);
        };
    }

    private static Function<Body, Fact.Deed> deed(Spec spec) {
        spec.object("key", "name", "at", "properties");
        Field key = Fields.parse(spec.needed("key"));
        String name = spec.needed("name").text();
        if (!name.matches("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)+")) {
            throw spec.at("name").fault("must be words with dots, such as order.placed");
        }
        Field at = optional(spec, "at");
        Map<String, Field> properties = Fields.map(spec.at("properties"));
        return body -> new Fact.Deed(
                key.needed(body, spec.at("key").where(), LONGEST_NAME),
                name,
                at.read(body) instanceof Instant when ? when : null,
                Fields.read(properties, body));
    }

    private static Field optional(Spec spec, String name) {
        return spec.has(name) ? Fields.parse(spec.at(name)) : body -> null;
    }
}
