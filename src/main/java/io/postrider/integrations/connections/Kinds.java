package io.postrider.integrations.connections;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All kinds of tools that can be connected, in the order of their titles. */
@Component
class Kinds {

    private final Map<String, ConnectionKind> byName = new LinkedHashMap<>();

    Kinds(List<ConnectionKind> kinds) {
        kinds.stream()
                .sorted(Comparator.comparing(ConnectionKind::title))
                .forEach(kind -> byName.put(kind.name(), kind));
    }

    List<ConnectionKind> all() {
        return List.copyOf(byName.values());
    }

    Optional<ConnectionKind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Empty when a later version has lost the kind or the task. */
    Optional<Task> task(String kind, String name) {
        return find(kind).stream()
                .flatMap(it -> it.tasks().stream())
                .filter(task -> task.name().equals(name))
                .findFirst();
    }
}
