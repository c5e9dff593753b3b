package io.postrider.delivery;

import io.postrider.time.MachineTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mail servers of this installation, which of them takes a mail, and which of them is being left alone for a while. */
class MailServers {

    private final List<MailServer> all;
    private final Map<String, ServerPause> pauses = new LinkedHashMap<>();

    MailServers(List<MailServer> all, MachineTime machine) {
        this.all = List.copyOf(all);
        all.forEach(server -> pauses.put(server.name(), new ServerPause(machine)));
    }

    List<MailServer> all() {
        return all;
    }

    /**
     * The servers for a mail in the order in which they are tried: those for its purpose, shares by weight. The same mail has the same
     * order at every attempt.
     */
    List<MailServer> inOrder(String purpose, MailId mail) {
        if (all.size() == 1) {
            return all;
        }
        List<MailServer> fitting = new ArrayList<>(all.stream()
                .filter(server -> server.purposes().contains(purpose))
                .toList());
        if (fitting.isEmpty()) {
            fitting.addAll(
                    all.stream().filter(server -> server.purposes().isEmpty()).toList());
        }
        fitting.sort(Comparator.comparingDouble(server -> lot(server, mail)));
        return fitting;
    }

    ServerPause pause(MailServer server) {
        return pauses.get(server.name());
    }

    /** Whether no server at all would take anything now. */
    boolean allPaused() {
        return pauses.values().stream().allMatch(ServerPause::active);
    }

    /** An exponential lot with the weight as its rate: the smallest wins with a probability of its share (Efraimidis and Spirakis 2006). */
    private static double lot(MailServer server, MailId mail) {
        long hash = (server.name().hashCode() * 0x9E3779B97F4A7C15L) ^ (mail.value() * 0xC2B2AE3D27D4EB4FL);
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        hash ^= hash >>> 32;
        double uniform = ((hash >>> 11) + 1) * 0x1.0p-53;
        return server.weight() == 0 ? Double.MAX_VALUE : -Math.log(uniform) / server.weight();
    }
}
