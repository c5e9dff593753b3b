package io.postrider.delivery.doors;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes mail for our return addresses by SMTP, and no other: off until a port is configured.
 *
 * <p>An address without a genuine token is refused (550 5.1.1); 250 is answered only when the mail is committed.
 */
@Component
class ReturnDoor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnDoor.class);
    private static final int MOST_RECIPIENTS = 20;

    private final ReturnSettings settings;
    private final Intake intake;
    private final ReturnMeters meters;
    private volatile SMTPServer server;

    ReturnDoor(ReturnSettings settings, Intake intake, ReturnMeters meters) {
        this.settings = settings;
        this.intake = intake;
        this.meters = meters;
    }

    @Override
    public void start() {
        if (settings.port() > 0) {
            open(settings.port());
        }
    }

    /** @param port 0 takes any free one. @return where it listens */
    int open(int port) {
        server = SMTPServer.port(port)
                .bindAddress(address(settings.bind()))
                .softwareName("Postrider")
                .maxMessageSize(settings.maxBytes())
                .maxConnections(settings.maxConnections())
                .maxRecipients(MOST_RECIPIENTS)
                .connectionTimeoutMs((int) settings.timeout().toMillis())
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new ReturnHandler(intake, meters, settings.maxBytes()))
                .build();
        server.start();
        LOG.info("Returned mail is taken on port {}", server.getPortAllocated());
        return server.getPortAllocated();
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("POSTRIDER_RETURNS_BIND names no network address of this machine", e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
