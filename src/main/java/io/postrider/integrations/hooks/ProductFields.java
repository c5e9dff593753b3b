package io.postrider.integrations.hooks;

import io.postrider.commerce.ProductUpdate;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** How a product is taken out of a body. */
final class ProductFields {

    private ProductFields() {}

    static Function<Body, ProductUpdate> parse(Spec spec) {
        spec.object(
                "productId",
                "name",
                "category",
                "price",
                "currency",
                "stock",
                "imageUrl",
                "url",
                "active",
                "updatedAt");
        Map<String, Field> fields = Fields.map(spec);
        Field id = Fields.parse(spec.needed("productId"));
        Field updated = Fields.parse(spec.needed("updatedAt"));
        return body -> {
            String productId = id.needed(body, spec.at("productId").where(), 100);
            Map<String, Object> told = Fields.read(fields, body);
            Long price = told.get("price") instanceof Long minor ? minor : null;
            return new ProductUpdate(
                    productId,
                    (String) told.get("name"),
                    (String) told.get("category"),
                    price,
                    price == null ? null : (String) told.get("currency"),
                    told.get("stock") instanceof Long stock ? stock : null,
                    (String) told.get("imageUrl"),
                    (String) told.get("url"),
                    told.get("active") instanceof Boolean active ? active : null,
                    updated.read(body) instanceof Instant at ? at : null);
        };
    }
}
