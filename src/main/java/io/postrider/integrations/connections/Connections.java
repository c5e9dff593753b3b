package io.postrider.integrations.connections;

import io.postrider.access.AuditLog;
import io.postrider.integrations.calls.NoAnswer;
import io.postrider.integrations.connections.Connection.Progress;
import io.postrider.integrations.connections.ConnectionKind.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tools that are connected; connecting one begins everything that is to be done with it. */
@Component
public class Connections {

    private static final Set<String> ADDRESSES = Set.of("address", "tokens");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Kinds kinds;
    private final ConnectionTable table;
    private final TaskTable tasks;
    private final AuditLog audit;

    Connections(Kinds kinds, ConnectionTable table, TaskTable tasks, AuditLog audit) {
        this.kinds = kinds;
        this.table = table;
        this.tasks = tasks;
        this.audit = audit;
    }

    /** What can be connected. */
    public List<ConnectionKind> kinds() {
        return kinds.all();
    }

    public List<Connection> all() {
        return table.all().stream().map(this::shown).toList();
    }

    /** @throws InvalidConnection when there is none of this name */
    public Connection find(String name) {
        return shown(existing(name));
    }

    /**
     * Connects a tool, or changes how it is reached; secrets that are not told again stay.
     *
     * @throws InvalidConnection when something is missing or does not fit
     */
    @Transactional
    public Connection put(String name, String kind, Map<String, String> told, String by) {
        ConnectionKind known = kinds.find(kind == null ? "" : kind)
                .orElseThrow(() -> InvalidConnection.because("kind must be one of "
                        + String.join(
                                ", ", kinds().stream().map(ConnectionKind::name).toList()) + "."));
        if (name == null || !NAME.matcher(name).matches()) {
            throw InvalidConnection.because("The name is 1 to 40 lower-case letters, digits and hyphens.");
        }
        ConnectionTable.Row before = table.find(name).orElse(null);
        if (before != null && !before.kind().equals(kind)) {
            throw InvalidConnection.conflict("'" + name + "' is connected to " + before.kind() + "; remove it first.");
        }
        Map<String, String> all = Parts.checked(known, told == null ? Map.of() : told, kept(before, told));
        Map<String, String> secrets = part(known, all, true);
        if (before == null) {
            table.insert(name, kind, part(known, all, false), secrets, by);
            known.tasks().forEach(task -> tasks.add(name, task.name()));
        } else {
            table.update(name, part(known, all, false), secrets);
            tasks.unstick(name);
        }
        audit.record(by, before == null ? "connection made" : "connection changed", name);
        return find(name);
    }

    /** Keys were told for one address; another address has to be told them anew. */
    private static Map<String, String> kept(ConnectionTable.Row before, Map<String, String> told) {
        boolean moved = before != null
                && told != null
                && ADDRESSES.stream()
                        .anyMatch(it -> told.containsKey(it)
                                && !told.get(it)
                                        .strip()
                                        .equals(before.settings().get(it)));
        return before == null || moved ? Map.of() : before.secrets();
    }

    /** What was fetched stays. */
    @Transactional
    public void remove(String name, String by) {
        if (!table.delete(name)) {
            throw InvalidConnection.missing();
        }
        audit.record(by, "connection removed", name);
    }

    /** Asks the other side whether it lets us in. @return null when it does; otherwise a sentence what to mend */
    public String check(String name) {
        ConnectionTable.Row row = existing(name);
        try {
            kinds.find(row.kind())
                    .orElseThrow(() -> new Refused("This version knows no " + row.kind() + "."))
                    .check(row.reach());
            return null;
        } catch (Refused | Later | NoAnswer e) {
            return e.getMessage();
        }
    }

    /** Goes on with a task now. @throws InvalidConnection when there is none, or it is being worked on */
    @Transactional
    public Connection run(String name, String task, String by) {
        if (tasks.of(existing(name).name()).stream().noneMatch(it -> it.task().equals(task))) {
            throw InvalidConnection.missing();
        }
        if (!tasks.wake(name, task)) {
            throw InvalidConnection.conflict("It is being worked on at this moment.");
        }
        audit.record(by, "connection task started", name + " " + task);
        return find(name);
    }

    private ConnectionTable.Row existing(String name) {
        return table.find(name).orElseThrow(InvalidConnection::missing);
    }

    private Connection shown(ConnectionTable.Row row) {
        return new Connection(
                row.name(),
                row.kind(),
                kinds.find(row.kind()).map(ConnectionKind::title).orElse(row.kind()),
                row.settings(),
                row.secrets().keySet().stream().sorted().toList(),
                row.createdAt(),
                tasks.of(row.name()).stream()
                        .map(it -> progress(row.kind(), it))
                        .toList());
    }

    private Progress progress(String kind, TaskTable.Row row) {
        return new Progress(
                row.task(),
                kinds.task(kind, row.task()).map(Task::title).orElse(row.task()),
                row.state(),
                row.place() != null,
                row.done(),
                row.refused(),
                row.error(),
                row.nextAt(),
                row.finishedAt());
    }

    private static Map<String, String> part(ConnectionKind kind, Map<String, String> all, boolean secret) {
        Map<String, String> some = new LinkedHashMap<>();
        kind.parts().stream()
                .filter(part -> part.secret() == secret && !all.get(part.name()).isEmpty())
                .map(Part::name)
                .forEach(name -> some.put(name, all.get(name)));
        return some;
    }
}
