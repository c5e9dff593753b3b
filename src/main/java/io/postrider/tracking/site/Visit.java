package io.postrider.tracking.site;

import java.util.Map;

/**
 * What the snippet saw on a page.
 *
 * @param id made by the browser, so that a repeated attempt to tell it counts once
 * @param name {@code page.viewed} or {@code product.viewed}
 * @param agoMillis how long ago it was when the browser told it: its clock is not trusted, its stop-watch is
 */
public record Visit(String id, String name, long agoMillis, Map<String, Object> properties) {}
