package io.postrider.delivery;

import io.postrider.delivery.smtp.DotWatch;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.SmtpConnection;
import io.postrider.delivery.smtp.WireMail;

/** Hands mails to one server over one connection, and keeps the journal. Not thread-safe. */
final class Handing implements AutoCloseable {

    private final String via;
    private final SmtpConnection connection;
    private final Journal journal;
    private Claim lastAtTheDot;

    Handing(String via, SmtpConnection connection, Journal journal) {
        this.via = via;
        this.connection = connection;
        this.journal = journal;
    }

    /** @param lastLook at the last moment at which the mail can be kept; its exception keeps it and comes back */
    Outcome over(Claim claim, WireMail mail, Runnable lastLook) {
        return connection.send(mail, new DotWatch() {
            @Override
            public void beforeDot() {
                lastLook.run();
                journal.beforeDot(claim, via);
                lastAtTheDot = claim;
            }

            @Override
            public void answered(int code) {
                journal.answered(claim, code);
            }
        });
    }

    /** Whether the server may have it. */
    boolean wasAtTheDot(Claim claim) {
        return claim.equals(lastAtTheDot);
    }

    @Override
    public void close() {
        connection.close();
    }
}
