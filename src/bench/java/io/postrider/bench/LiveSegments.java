package io.postrider.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Twenty segments as a shop has them; three of them are about what is told most often. */
final class LiveSegments {

    private static final List<String> RULES = List.of(
            "{\"event\":\"product.viewed\",\"times\":{\"atLeast\":5},\"withinLast\":\"P7D\"}",
            "{\"event\":\"product.viewed\",\"where\":{\"productId\":\"sku-7\"},\"withinLast\":\"P7D\"}",
            "{\"event\":\"product.viewed\",\"where\":{\"productId\":\"sku-8\"},\"times\":{\"atLeast\":2},\"withinLast\":\"P30D\"}",
            "{\"event\":\"checkout.started\",\"withinLast\":\"P1D\"}",
            "{\"all\":[{\"event\":\"checkout.started\",\"withinLast\":\"P3D\"},{\"not\":{\"ordered\":true,\"withinLast\":\"P3D\"}}]}",
            "{\"ordered\":true}",
            "{\"ordered\":true,\"times\":{\"atLeast\":2},\"withinLast\":\"P365D\"}",
            "{\"all\":[{\"ordered\":true},{\"not\":{\"ordered\":true,\"withinLast\":\"P60D\"}}]}",
            "{\"ordered\":true,\"category\":\"Tea/Black\",\"withinLast\":\"P180D\"}",
            "{\"spent\":{\"atLeast\":30000,\"currency\":\"EUR\"},\"withinLast\":\"P365D\"}",
            "{\"cart\":\"open\",\"withinLast\":\"P7D\"}",
            "{\"engagement\":\"clicked\",\"withinLast\":\"P30D\"}",
            "{\"not\":{\"engagement\":\"clicked\",\"withinLast\":\"P90D\"}}",
            "{\"engagement\":\"opened\",\"times\":{\"atLeast\":3},\"withinLast\":\"P30D\"}",
            "{\"consent\":\"newsletter\",\"status\":\"granted\"}",
            "{\"profile\":\"createdAt\",\"withinLast\":\"P7D\"}",
            "{\"tag\":\"vip\"}",
            "{\"suppressed\":true}",
            "{\"profile\":\"domain\",\"is\":\"example.org\"}",
            "{\"random\":{\"salt\":\"autumn\",\"from\":0,\"below\":10}}");

    private LiveSegments() {}

    static int add(ServerProcess server) throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < RULES.size(); i++) {
            server.put(
                    "/api/segments/live-" + i,
                    json.createObjectNode().put("name", "Live " + i).set("rule", json.readTree(RULES.get(i))));
        }
        return RULES.size();
    }
}
