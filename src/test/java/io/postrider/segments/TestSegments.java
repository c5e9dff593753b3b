package io.postrider.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.segments.Segment.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** Segments for a test, which takes them away again, because every later contact would be compared with them. */
@Component
public class TestSegments {

    private final SegmentDesk desk;
    private final SegmentWorker worker;
    private final SegmentStore store;
    private final ObjectMapper json;
    private final Deque<String> made = new ArrayDeque<>();

    TestSegments(SegmentDesk desk, SegmentWorker worker, SegmentStore store, ObjectMapper json) {
        this.desk = desk;
        this.worker = worker;
        this.store = store;
        this.json = json;
    }

    /** Everybody has been compared with it when this returns. */
    public void keep(String key, String rule) {
        made.push(key);
        desk.keep(new SegmentDesk.Wanted(key, "Test " + key, "", Kind.OWN, rule(rule)));
        settle();
    }

    /** Those who did it at least once. */
    public static String did(String event) {
        return "{\"event\": \"%s\"}".formatted(event);
    }

    /** Those who are in this segment. */
    public static String in(String segment) {
        return "{\"segment\": \"%s\"}".formatted(segment);
    }

    public JsonNode rule(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything in the background does its round. */
    public void settle() {
        worker.compare();
        worker.read();
    }

    public void takeAway() {
        while (!made.isEmpty()) {
            store.forget(made.pop());
        }
    }
}
