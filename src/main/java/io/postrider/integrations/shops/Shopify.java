package io.postrider.integrations.shops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postrider.integrations.calls.Call;
import io.postrider.integrations.calls.Calls;
import io.postrider.integrations.connections.Asked;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import io.postrider.integrations.hooks.CatchUp;
import io.postrider.integrations.hooks.CatchUp.Told;
import io.postrider.time.MachineTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A Shopify shop, asked by its REST Admin API with the token of a custom app.
 *
 * <p>REST is Shopify's older way, and still served to the apps a shop makes for itself; it answers with the bodies that webhooks tell, so one
 * mapping understands both. Pages go by {@code since_id}, so that a page that is asked for again begins where it did; a call too many is answered with 429 and
 * {@code Retry-After} (shopify.dev, "REST Admin API rate limits").
 */
@Component
class Shopify implements ConnectionKind, Shop {

    private static final String VERSION = "2026-07";
    private static final int PAGE = 100;
    private static final String MEND =
            "look at the token and its scopes read_customers, read_products, read_orders and" + " read_all_orders";

    private final Calls calls;
    private final List<Task> tasks;

    Shopify(Calls calls, CatchUp catchUp, MachineTime time) {
        this.calls = calls;
        this.tasks = List.of(new ShopTask(this, catchUp, time, false), new ShopTask(this, catchUp, time, true));
    }

    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public String source() {
        return "shopify";
    }

    @Override
    public String title() {
        return "Shopify";
    }

    @Override
    public String summary() {
        return "Customers with their consents, products and two years of orders come in once; every day what webhooks may have missed.";
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.shown(
                        "address",
                        "Address of the shop",
                        "Such as https://fern-and-kettle.myshopify.com, not the shop's own domain.",
                        "https?://[A-Za-z0-9.:-]+/?"),
                Part.secret(
                        "token",
                        "Admin API access token",
                        "Settings, Apps and sales channels, Develop apps; it begins with shpat_.",
                        "[A-Za-z0-9_-]{10,200}"));
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void check(Reach reach) {
        ask(reach, "shop.json");
    }

    @Override
    public Page ask(Reach reach, Shelf shelf, String page, Instant changedSince, Instant madeSince) {
        String what = shelf.name().toLowerCase();
        StringBuilder path = new StringBuilder(what)
                .append(".json?limit=")
                .append(PAGE)
                .append("&since_id=")
                .append(page == null ? "0" : page);
        if (shelf == Shelf.ORDERS) {
            path.append("&status=any");
            if (madeSince != null) {
                path.append("&created_at_min=").append(madeSince);
            }
        }
        if (changedSince != null) {
            path.append("&updated_at_min=").append(changedSince);
        }
        JsonNode found = ask(reach, path.toString()).path(what);
        List<Told> told = new ArrayList<>();
        found.forEach(one -> told.addAll(told(shelf, one)));
        String last =
                found.isEmpty() ? null : found.get(found.size() - 1).path("id").asText();
        return new Page(told, found.size() < PAGE ? null : last);
    }

    private JsonNode ask(Reach reach, String path) {
        String address = reach.get("address").replaceAll("/+$", "");
        Call call = Call.get(address + "/admin/api/" + VERSION + "/" + path)
                .with("X-Shopify-Access-Token", reach.get("token"));
        return Asked.json(calls.ask(call), title(), MEND);
    }

    /** An order holds what came of it, which webhooks tell one by one. */
    private static List<Told> told(Shelf shelf, JsonNode one) {
        if (shelf != Shelf.ORDERS) {
            return List.of(new Told(shelf == Shelf.PRODUCTS ? "products/update" : "customers/update", one));
        }
        List<Told> told = new ArrayList<>();
        told.add(new Told("orders/create", one));
        if (one.hasNonNull("cancelled_at")) {
            told.add(new Told("orders/cancelled", one));
        }
        one.path("refunds").forEach(refund -> told.add(new Told("refunds/create", ofOrder(refund, one))));
        one.path("fulfillments").forEach(sent -> told.add(new Told("fulfillments/update", ofOrder(sent, one))));
        return told;
    }

    private static JsonNode ofOrder(JsonNode part, JsonNode order) {
        ObjectNode whole = part.deepCopy();
        if (!whole.hasNonNull("order_id")) {
            whole.set("order_id", order.path("id"));
        }
        return whole;
    }
}
