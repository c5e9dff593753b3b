package io.postrider.events;

import io.postrider.events.SeenShape.Kind;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What kinds of events come and with which properties: noted in memory as they are logged, and written down every ten seconds.
 *
 * <p>A server that is killed may forget the last ten seconds; the next event of the kind tells it again.
 */
@Component
class SeenEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SeenEvents.class);
    private static final int MOST_NAMES = 1_000;

    private final EventSchemaTable table;
    private final Clock clock;
    private final AtomicReference<Map<String, SeenShape>> seen = new AtomicReference<>(new ConcurrentHashMap<>());

    SeenEvents(EventSchemaTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    void see(Collection<NewEvent> events) {
        Map<String, SeenShape> now = seen.get();
        for (NewEvent event : events) {
            SeenShape shape = now.get(event.name());
            if (shape == null && now.size() < MOST_NAMES) {
                shape = now.computeIfAbsent(event.name(), name -> new SeenShape());
            }
            if (shape != null) {
                shape.see(event.properties() == null ? Map.of() : event.properties());
            }
        }
    }

    @Scheduled(fixedDelay = 10_000)
    @PreDestroy
    void write() {
        Map<String, SeenShape> news = seen.getAndSet(new ConcurrentHashMap<>());
        try {
            news.forEach((name, shape) -> write(name, shape.paths()));
        } catch (RuntimeException e) {
            LOG.warn("What kinds of events came could not be noted; the next ones tell again: {}", e.toString());
        }
    }

    private void write(String name, Map<String, Set<Kind>> paths) {
        table.add(name, paths, clock.instant());
    }
}
