package io.postrider.integrations.hooks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An amount in a body, into minor units of its currency (ISO 4217).
 *
 * @param decimals by currency, how many decimals the sender's minor units have where it counts unlike ISO 4217
 */
record Money(
        List<Place> places,
        Kind kind,
        List<Place> currency,
        Map<String, Integer> decimals,
        Place minus,
        boolean sum,
        boolean positive)
        implements Field {

    static Money parse(Spec spec, List<Place> places, Kind kind) {
        return new Money(
                places,
                kind,
                spec.needed("currency").places(),
                spec.at("decimals").map((currency, digits) -> digits.json().asInt()),
                spec.has("minus")
                        ? Place.parse(spec.at("minus").where(), spec.at("minus").text())
                        : null,
                spec.truth("sum", false),
                spec.truth("positive", false));
    }

    /** Nothing when there is no amount, or none whose currency is known. @throws DoesNotFit when it is below zero */
    @Override
    public Long read(Body body) {
        Optional<BigDecimal> given = amount(body);
        String in = currency.stream()
                .flatMap(place -> place.one(body).map(it -> (String) Kind.CURRENCY.read(place.text(), it)).stream())
                .findFirst()
                .orElse(null);
        if (given.isEmpty() || in == null) {
            return null;
        }
        BigDecimal amount = positive ? given.get().abs() : given.get();
        if (amount.signum() < 0) {
            throw new DoesNotFit(places.get(0).text() + " is below zero");
        }
        return Kind.minor(amount, kind == Kind.MONEY ? 0 : decimals.getOrDefault(in, Kind.digits(in)), in);
    }

    private Optional<BigDecimal> amount(Body body) {
        Optional<BigDecimal> amount = places.stream()
                .flatMap(place -> place.all(body).stream()
                        .map(it -> kind.number(place.text(), it))
                        .limit(sum ? Long.MAX_VALUE : 1)
                        .reduce(BigDecimal::add)
                        .stream())
                .findFirst();
        return minus == null
                ? amount
                : amount.map(it -> it.subtract(minus.one(body)
                        .map(less -> kind.number(minus.text(), less))
                        .orElse(BigDecimal.ZERO)));
    }
}
