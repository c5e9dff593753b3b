package io.postrider.commerce.web;

import io.postrider.access.Problem;
import io.postrider.commerce.Product;
import io.postrider.commerce.ProductUpdate;
import io.postrider.commerce.Products;
import io.postrider.commerce.Products.Price;
import io.postrider.contacts.InvalidPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the shop sells, for programs. */
@RestController
@RequestMapping(path = "/api/products", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Commerce", description = "Products, coupons, and what contacts ordered.")
class ProductsEndpoint {

    private static final int MOST = 1_000;

    private final Products products;

    ProductsEndpoint(Products products) {
        this.products = products;
    }

    /** What the shop says. */
    @Schema(name = "ProductsRequest")
    record ProductsRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ProductUpdate> products) {}

    /** What became of it. */
    @Schema(name = "ProductsTaken")
    record Taken(int changed) {}

    /** A page of products. */
    @Schema(name = "ProductPage")
    record ProductPage(List<Product> items, String next) {}

    /** A product with its prices. */
    @Schema(name = "ProductWithPrices")
    record Whole(Product product, List<Price> prices) {}

    /** There is no product of this id. */
    static final class ProductNotFound extends Problem {

        ProductNotFound() {
            super(HttpStatus.NOT_FOUND, "product-not-found", "There is no product of this id.");
        }
    }

    /** Not a list of products. */
    static final class UnusableProducts extends Problem {

        UnusableProducts() {
            super(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "unusable-products",
                    "products must be a list of at most " + MOST + " products.");
        }
    }

    @PostMapping
    @Operation(
            summary = "Tell of up to 1,000 products",
            description =
                    "What is left out stays; an older word than the known one changes nothing. One that cannot be kept"
                            + " refuses all, with its id.")
    Taken take(@RequestBody ProductsRequest request) {
        List<ProductUpdate> told = request.products();
        if (told == null || told.size() > MOST || told.contains(null)) {
            throw new UnusableProducts();
        }
        return new Taken(products.updated(told));
    }

    @GetMapping
    @Operation(summary = "All products")
    ProductPage list(@RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        List<Product> found = products.page(after, InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<Product> items = more ? found.subList(0, limit) : found;
        return new ProductPage(items, more ? items.get(limit - 1).productId() : null);
    }

    @GetMapping("/{product}")
    @Operation(summary = "One product with its prices and the lowest of the last 30 days")
    Whole one(@PathVariable String product) {
        return new Whole(products.find(product).orElseThrow(ProductNotFound::new), products.prices(product));
    }
}
