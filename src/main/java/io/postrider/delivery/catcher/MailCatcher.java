package io.postrider.delivery.catcher;

import io.postrider.time.MachineTime;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on the loopback that takes every mail and delivers none: the way out is the real one, and nothing leaves. */
@Component
@Conditional(NoMailServerConfigured.class)
public class MailCatcher {

    private static final Logger LOG = LoggerFactory.getLogger(MailCatcher.class);
    private static final int LARGEST = 2_000_000;

    private final CaughtMails mails;
    private final int keep;
    private final SMTPServer server;

    MailCatcher(CaughtMails mails, CatcherSettings settings, Clock clock, MachineTime machine) {
        this.mails = mails;
        this.keep = settings.keep();
        this.server = SMTPServer.port(settings.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Postrider mail catcher")
                .maxMessageSize(LARGEST)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new CatchingHandler(mails, clock, machine))
                .build();
        server.start();
        LOG.info("No POSTRIDER_SMTP_URL: every mail is caught here (127.0.0.1:{}) and shown under /inbox", port());
    }

    /** Where it listens. */
    public int port() {
        return server.getPortAllocated();
    }

    @Scheduled(fixedDelay = 30_000)
    void prune() {
        try {
            mails.prune(keep);
        } catch (RuntimeException e) {
            LOG.error("Old caught mails could not be removed", e);
        }
    }

    @PreDestroy
    void stop() {
        server.stop();
    }
}
