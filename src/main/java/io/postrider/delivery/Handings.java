package io.postrider.delivery;

import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.WireMail;
import io.postrider.delivery.spi.OutgoingMail;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender's connections, one to each mail server it has used, and the journal they share. Not thread-safe. */
final class Handings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Handings.class);

    /** How a mail was handed over. @param via the server that had the last word, null when none was tried */
    record Handed(Outcome outcome, String via) {}

    private final MailServers servers;
    private final Journal journal;
    private final Map<String, Handing> open = new HashMap<>();

    Handings(MailServers servers, Journal journal) {
        this.servers = servers;
        this.journal = journal;
    }

    /** Whether nothing can be handed over now, whatever it is. */
    boolean allPaused() {
        return servers.allPaused();
    }

    /** Whether one of the servers for this mail may be tried now. */
    boolean reachable(OutgoingMail mail) {
        return servers.inOrder(mail.email().purpose(), mail.id()).stream()
                .anyMatch(server -> !servers.pause(server).active());
    }

    /** To the first of its servers that can be reached. @param lastLook may keep the mail; its exception comes back */
    Handed over(Claim claim, OutgoingMail mail, WireMail wire, Runnable lastLook) {
        Handed last = new Handed(new Outcome.NoConnection("no mail server for it can be reached"), null);
        for (MailServer server : servers.inOrder(mail.email().purpose(), mail.id())) {
            ServerPause pause = servers.pause(server);
            if (pause.active()) {
                continue;
            }
            last = new Handed(to(server).over(claim, wire, lastLook), server.name());
            if (!(last.outcome() instanceof Outcome.NoConnection none)) {
                if (last.outcome() instanceof Outcome.Accepted) {
                    pause.reached();
                }
                return last;
            }
            LOG.warn("Mail waits: {}", none.why());
            pause.unreachable();
        }
        return last;
    }

    private Handing to(MailServer server) {
        return open.computeIfAbsent(server.name(), name -> new Handing(name, server.connection(), journal));
    }

    /** Whether a server may have it: then no trouble of ours may send it again. */
    boolean wasAtTheDot(Claim claim) {
        return open.values().stream().anyMatch(handing -> handing.wasAtTheDot(claim));
    }

    /** Everything handed over so far has been written to the database. */
    void committed() {
        journal.clear();
    }

    @Override
    public void close() {
        open.values().forEach(Handing::close);
        journal.close();
    }
}
