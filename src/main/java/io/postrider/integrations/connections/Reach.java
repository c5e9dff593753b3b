package io.postrider.integrations.connections;

import java.time.Instant;
import java.util.Map;

/**
 * How a connected tool is reached. It is never logged: keys stand in it.
 *
 * @param connection what this installation calls it
 * @param since when it was connected (machine time): what happened before is history
 * @param values every part of its kind, by name
 */
public record Reach(String connection, Instant since, Map<String, String> values) {

    public Reach {
        values = Map.copyOf(values);
    }

    /** Empty when it was left out. */
    public String get(String part) {
        return values.getOrDefault(part, "");
    }

    @Override
    public String toString() {
        return "connection " + connection;
    }
}
