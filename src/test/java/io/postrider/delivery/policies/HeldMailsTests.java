package io.postrider.delivery.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What another node held a moment after a switch was lifted does not sleep on. */
class HeldMailsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Switches switches;

        @Autowired
        HeldMails held;

        @Autowired
        Outbox outbox;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        MailId held(String reason) {
            Email email = new Email(
                    "test:" + UUID.randomUUID(),
                    new ContactId(UUID.randomUUID()),
                    "newsletter",
                    "double-opt-in",
                    null,
                    Map.of(),
                    Origin.NONE,
                    Email.Moment.NOW,
                    false,
                    0);
            MailId mail = outbox.enqueue(email).id();
            jdbc.sql("update outbox set state = 'HELD', reason = ?, not_before = ? where id = ?")
                    .params(reason, Timestamps.of(clock.instant().plus(Duration.ofHours(1))), mail.value())
                    .update();
            return mail;
        }

        Instant due(MailId mail) {
            return jdbc.sql("select not_before from outbox where id = ?")
                    .param(mail.value())
                    .query((row, number) -> Timestamps.read(row, "not_before"))
                    .single();
        }

        @Test
        void latecomersAreWokenAndOthersSleepOn() {
            String key = "journey:j" + UUID.randomUUID();
            Switch stopped = switches.stop(key, "100 % wrong_price", "anna");
            switches.lift(key, "anna");
            MailId latecomer = held(stopped.sentence());
            MailId other = held(stopped.sentence() + " And more.");
            held.wakeLatecomers();

            assertThat(due(latecomer)).isBeforeOrEqualTo(clock.instant());
            assertThat(due(other)).isAfter(clock.instant());
            jdbc.sql("delete from outbox where id in (?, ?)")
                    .params(latecomer.value(), other.value())
                    .update();
        }

        @Test
        void stoppingTwiceKeepsTheFirstReason() {
            String key = "journey:j" + UUID.randomUUID();
            switches.stop(key, "First.", "anna");
            assertThat(switches.stop(key, "Second.", "bea").why()).isEqualTo("First.");
            switches.lift(key, "bea");
            assertThat(switches.all()).noneMatch(one -> one.key().equals(key));
            switches.lift(key, "bea");
        }
    }
}
