package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventFeed;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whole audiences: everybody once, however often the run is killed, and nobody else waits for it. */
class BulkTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Autowired
        TransactionTemplate transaction;

        @Autowired
        PlatformTransactionManager transactions;

        @Autowired
        DataSource database;

        @Autowired
        EventFeed feed;

        @Autowired
        MailDomains domains;

        @Autowired
        BulkOutboxTable mails;

        @Autowired
        BulkRunTable runs;

        private final String run = "bulk" + UUID.randomUUID();
        private final List<UUID> everybody = new ArrayList<>();
        private Email pattern;

        @BeforeEach
        void seedAnAudienceOfMoreThanOneStep() {
            pattern = the.email(null, "newsletter", Email.Moment.NOW, false);
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < BulkQueue.STEP + 500; i++) {
                UUID id = UUID.randomUUID();
                String address = i + "@" + run + ".example";
                everybody.add(id);
                rows.add(new Object[] {id, address, address, Timestamps.of(Instant.EPOCH), Timestamps.of(Instant.EPOCH)
                });
            }
            new JdbcTemplate(database)
                    .batchUpdate(
                            "insert into contact (id, email, email_key, attributes, created_at, updated_at)"
                                    + " values (?, ?, ?, '{}', ?, ?)",
                            rows);
        }

        /** So that no other test sends ten thousand mails. */
        @AfterEach
        void clearUp() {
            the.jdbc
                    .sql("delete from outbox where template = ? and idempotency_key like ?")
                    .params(pattern.template(), pattern.key() + "%")
                    .update();
            the.jdbc
                    .sql("delete from contact where email_key like ?")
                    .param("%@" + run + ".example")
                    .update();
        }

        @Test
        void aKilledRunGoesOnWhereItStoodAndDoublesNobody() {
            BulkQueue killed = queueOver(new DyingAudience(database, transactions, BulkQueue.STEP + 100));
            assertThatThrownBy(() -> killed.enqueue(audience(), pattern)).hasMessage("killed");
            assertThat(queued()).isEqualTo(BulkQueue.STEP);
            assertThat(the.outbox.progress(pattern.key()).orElseThrow())
                    .returns((long) BulkQueue.STEP, BulkProgress::queued)
                    .returns(null, BulkProgress::finishedAt);

            CountingAudience counted = new CountingAudience(database, transactions);
            assertThat(queueOver(counted).enqueue(audience(), pattern)).isEqualTo(500);

            assertThat(counted.read).isEqualTo(500);
            assertThat(queued()).isEqualTo(everybody.size());
            assertThat(the.outbox.progress(pattern.key()).orElseThrow())
                    .returns((long) everybody.size(), BulkProgress::queued)
                    .returns(the.clock.instant().truncatedTo(ChronoUnit.MICROS), BulkProgress::finishedAt);
            assertThat(position()).isNull();
        }

        @Test
        void aRunAfterAFinishedOneAddsOnlyWhoIsMissing() {
            the.outbox.enqueueAll(
                    new Recipients(audience().sql() + " and id <> :late", bindings(everybody.get(0))), pattern);

            assertThat(the.outbox.enqueueAll(audience(), pattern)).isEqualTo(1);
            assertThat(the.outbox.enqueueAll(audience(), pattern)).isZero();
            assertThat(queued()).isEqualTo(everybody.size());
        }

        @Test
        void ofTwoRunsOfOneKeyTheNewerGoesOn() {
            CountingAudience interrupted = new CountingAudience(database, transactions) {
                @Override
                void seen(int number) {
                    if (number == BulkQueue.STEP + 1) {
                        the.outbox.enqueueAll(audience(), pattern);
                    }
                }
            };
            assertThatThrownBy(() -> queueOver(interrupted).enqueue(audience(), pattern))
                    .isInstanceOf(BulkTakenOver.class);
            assertThat(queued()).isEqualTo(everybody.size());
        }

        @Test
        void noReaderOfTheLogWaitsForTheWholeRun() {
            String reader = "reader of " + run;
            List<UUID> heard = new ArrayList<>();
            feed.read(reader, 100_000, event -> {});
            CountingAudience watched = new CountingAudience(database, transactions) {
                @Override
                void seen(int number) {
                    if (number == BulkQueue.STEP + 1) {
                        var ada = the.subscriber("UTC");
                        feed.read(
                                reader,
                                100_000,
                                event -> heard.add(event.contact().value()));
                        assertThat(heard).contains(ada.value());
                    }
                }
            };
            queueOver(watched).enqueue(audience(), pattern);
            assertThat(heard).isNotEmpty();
        }

        @Test
        void whoWasErasedMeanwhileGetsNothing() {
            UUID gone = everybody.get(7);
            CountingAudience slow = new CountingAudience(database, transactions) {
                @Override
                void seen(int number) {
                    if (number == 1) {
                        the.contacts.erase(new ContactId(gone));
                    }
                }
            };
            assertThat(queueOver(slow).enqueue(audience(), pattern)).isEqualTo(everybody.size() - 1L);
            assertThat(the.jdbc
                            .sql("select count(*) from outbox where contact_id = ?")
                            .param(gone)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void everybodysProviderIsKnownFromHerDomain() {
            domains.learn(java.util.Map.of(run + ".example", "microsoft"));
            domains.learn(java.util.Map.of(run + ".example", "google"));

            the.outbox.enqueueAll(audience(), pattern);

            assertThat(the.jdbc
                            .sql("select distinct provider from outbox where idempotency_key like ?")
                            .param(pattern.key() + "%")
                            .query(String.class)
                            .list())
                    .containsExactly("google");
        }

        @Test
        void refusesToRunInsideATransaction() {
            assertThatThrownBy(() -> transaction.execute(status -> the.outbox.enqueueAll(audience(), pattern)))
                    .isInstanceOf(IllegalTransactionStateException.class);
            assertThat(the.outbox.progress(pattern.key())).isEmpty();
        }

        private BulkQueue queueOver(Audience audience) {
            return new BulkQueue(audience, mails, runs, transactions);
        }

        private Recipients audience() {
            return new Recipients(
                    "select id from contact where email_key like :some", Map.of("some", "%@" + run + ".example"));
        }

        private Map<String, Object> bindings(UUID late) {
            return Map.of("some", "%@" + run + ".example", "late", late);
        }

        private long queued() {
            return the.jdbc
                    .sql("select count(distinct contact_id) from outbox where idempotency_key like ?")
                    .param(pattern.key() + "%")
                    .query(Long.class)
                    .single();
        }

        private UUID position() {
            return the.jdbc
                    .sql("select last_contact from bulk_run where run_key = ?")
                    .param(pattern.key())
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list()
                    .get(0);
        }
    }

    /** Reads as production does, and something happens meanwhile. */
    private static class CountingAudience extends Audience {

        int read;

        CountingAudience(DataSource database, PlatformTransactionManager transactions) {
            super(database, transactions);
        }

        void seen(int number) {
            // Nothing happens.
        }

        /** Not in the transaction that reads. */
        private void elsewhere() {
            try {
                CompletableFuture.runAsync(() -> seen(read)).join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }

        @Override
        void read(Recipients recipients, UUID after, Consumer<UUID> each) {
            super.read(recipients, after, contact -> {
                read++;
                if (read == 1 || read > BulkQueue.STEP && read < BulkQueue.STEP + 110) {
                    elsewhere();
                }
                each.accept(contact);
            });
        }
    }

    /** The server goes down while the audience is read. */
    private static final class DyingAudience extends CountingAudience {

        private final int last;

        DyingAudience(DataSource database, PlatformTransactionManager transactions, int last) {
            super(database, transactions);
            this.last = last;
        }

        @Override
        void seen(int number) {
            if (number == last) {
                throw new IllegalStateException("killed");
            }
        }
    }
}
