package io.postrider.delivery.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.ReturnTokens;
import io.postrider.delivery.feedback.Feedback;
import io.postrider.delivery.feedback.FeedbackDesk;
import io.postrider.events.Origin;
import io.postrider.support.WebhookSecrets;
import io.postrider.time.MachineTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What the tests of webhooks begin with: mails, reports over the wire, and a desk that remembers what was handed in. */
@Component
class Reports {

    /** A desk of the test's own, so that what is handed in can be looked at; some mails make it stumble. */
    static final class Desk implements FeedbackDesk {
        final List<Feedback> taken = new CopyOnWriteArrayList<>();
        final Set<MailId> stumbling = ConcurrentHashMap.newKeySet();

        @Override
        public boolean take(Feedback feedback) {
            if (stumbling.contains(feedback.mail())) {
                throw new IllegalStateException("somebody@example.com cannot be told");
            }
            return taken.add(feedback);
        }
    }

    /** What the server is made of. */
    @Component
    record Parts(
            WebhookTable table,
            Providers providers,
            Json json,
            Clock clock,
            MachineTime machine,
            WebhookCounts counts,
            PlatformTransactionManager transactions) {}

    final Contacts contacts;
    final JdbcClient jdbc;
    final Desk desk = new Desk();
    private final Outbox outbox;
    private final ReturnTokens tokens;
    private final MeterRegistry meters;
    private final Environment environment;
    private final WebhookWorker worker;
    private final HttpClient http = HttpClient.newHttpClient();

    Reports(
            Contacts contacts,
            Outbox outbox,
            ReturnTokens tokens,
            JdbcClient jdbc,
            MeterRegistry meters,
            Environment environment,
            Parts parts) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.meters = meters;
        this.environment = environment;
        Digestion digestion = new Digestion(parts.providers, desk, parts.json, parts.clock, parts.machine);
        this.worker = new WebhookWorker(parts.table, digestion, parts.counts, parts.machine, parts.transactions);
    }

    ContactId somebody() {
        String address = "reader-" + UUID.randomUUID() + "@example.com";
        return contacts.upsert(new NewContact(address, null, null, null, Map.of()))
                .id();
    }

    MailId mail() {
        return mail(somebody());
    }

    MailId mail(ContactId contact) {
        return outbox.enqueue(new Email(
                        "test:" + UUID.randomUUID(),
                        contact,
                        "transactional",
                        "double-opt-in",
                        null,
                        Map.of(),
                        Origin.NONE,
                        Email.Moment.NOW,
                        true,
                        0))
                .id();
    }

    String token(MailId mail) {
        return tokens.of(mail);
    }

    String messageId(MailId mail) {
        return "<" + token(mail) + "@fernandkettle.example>";
    }

    int post(String provider, String body, String... headers) {
        return post(
                "/hooks/mail/" + provider + "/" + WebhookSecrets.PATH_TOKEN,
                body.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    int post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void digest() {
        worker.digest();
    }

    /** What was handed in about this mail, after all that waits is digested. */
    List<Feedback> about(MailId mail) {
        digest();
        return desk.taken.stream().filter(it -> it.mail().equals(mail)).toList();
    }

    double counted(String provider, String result) {
        return meters.counter("postrider.webhooks", "provider", provider, "result", result)
                .count();
    }

    long kept(MailId mail) {
        return jdbc.sql("select count(*) from webhook_event where mail_id = ?")
                .param(mail.value())
                .query(Long.class)
                .single();
    }
}
