package io.postrider.delivery;

import io.postrider.delivery.smtp.DotWatch;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.SmtpConnection;
import io.postrider.delivery.smtp.WireMail;
import io.postrider.events.Origin;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.springframework.context.ApplicationContext;

/** Lets the bench drive the senders of a server whose workers are off, and send prebuilt messages the way they do. */
public final class SendersByHand {

    private SendersByHand() {}

    /** One row of the outbox for each contact of the database, due now. */
    public static long enqueue(ApplicationContext server, String key, String template) {
        Email pattern =
                new Email(key, null, "newsletter", template, null, Map.of(), Origin.NONE, Email.Moment.NOW, false, -1);
        return server.getBean(Outbox.class).enqueueAll(new Recipients("select id from contact", Map.of()), pattern);
    }

    /** As many senders as given, until nothing is due. @param progress hears the number of mails so far */
    public static void drain(ApplicationContext server, int senders, LongConsumer progress) throws Exception {
        SenderFactory factory = server.getBean(SenderFactory.class);
        AtomicLong sent = new AtomicLong();
        inParallel(senders, number -> {
            try (Sender sender = factory.sender(number)) {
                for (int claimed = sender.sendBatch(); claimed > 0; claimed = sender.sendBatch()) {
                    progress.accept(sent.addAndGet(claimed));
                }
            }
        });
    }

    /** The baseline: the same tuned library, the same number of connections, one message built beforehand. */
    public static void sendPrebuilt(ApplicationContext server, int senders, int mails, byte[] message)
            throws Exception {
        MailServer sink = server.getBean(MailServer.class);
        WireMail mail = new WireMail("bench@fernandkettle.example", new InternetAddress("c@example.org"), message);
        inParallel(senders, number -> {
            try (SmtpConnection connection = sink.connection()) {
                for (int i = 0; i < mails / senders; i++) {
                    if (!(connection.send(mail, DotWatch.NOBODY) instanceof Outcome.Accepted)) {
                        throw new IllegalStateException("The sink refused");
                    }
                }
            }
        });
    }

    /** One message as the pipeline makes it. */
    public static byte[] example(ApplicationContext server) throws Exception {
        Claim claim = server.getBean(Claims.class).claim("other", 1).get(0);
        var looked = new ClaimedBatch(
                        server.getBean(ClaimedBatch.Asked.class), List.of(claim), java.time.Duration.ofHours(1))
                .look(0);
        MimeMails envelope = server.getBean(MimeMails.class);
        var rendered = server.getBean(Rendering.class).render(looked.mail());
        if (!rendered.usable()) {
            throw new IllegalStateException(rendered.errors().toString());
        }
        byte[] content = server.getBean(OutgoingMessage.Seal.class)
                .on(looked.mail(), envelope.address(looked.mail(), rendered))
                .content();
        server.getBean(Results.class)
                .apply(List.of(server.getBean(Judgement.class).released(claim)));
        return content;
    }

    /** Work of one sender. */
    private interface Work {
        void run(int number) throws Exception;
    }

    private static void inParallel(int senders, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            int number = i;
            running.add(threads.submit(() -> {
                work.run(number);
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
    }
}
