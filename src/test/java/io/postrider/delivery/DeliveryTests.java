package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the intention to the inbox. */
class DeliveryTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Test
        void bringsAMailFromTheOutboxToTheInbox() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));

            the.sendAll();

            assertThat(the.mail(mail)).returns("SENT", SentMail::state);
            var caught = the.inboxOf(ada);
            assertThat(caught).hasSize(1);
            var opened = the.open(caught.get(0));
            assertThat(opened.html()).contains("<html");
            assertThat(opened.text()).isNotBlank();
        }
    }
}
