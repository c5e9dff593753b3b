package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A sender that breaks off in the middle of a batch, as when memory runs out. */
class BrokenOffTests {

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
        ClaimedBatch.Asked asked;

        @Autowired
        OutgoingMessage way;

        @Autowired
        Sender.Tools tools;

        @Autowired
        Journals journals;

        @Autowired
        DeliverySettings settings;

        @Test
        void neverRepeatsWhatAServerMayHaveAndGivesTheOthersBack() throws Exception {
            the.sendAll();
            var first = the.enqueue(the.answer(the.subscriber("UTC")));
            var second = the.enqueue(the.answer(the.subscriber("UTC")));
            OutgoingMessage breaking = mock(OutgoingMessage.class);
            doAnswer(call -> {
                        way.send(call.getArgument(0), call.getArgument(1), call.getArgument(2));
                        throw new OutOfMemoryError("a test");
                    })
                    .when(breaking)
                    .send(any(), any(), any());
            try (var server = new FaultySmtpServer();
                    Sender sender = sender(breaking, server.address())) {
                assertThatThrownBy(sender::sendBatch).isInstanceOf(OutOfMemoryError.class);
                sender.stop();
                sender.sendBatch();

                assertThat(server.received).hasSize(1);
                assertThat(List.of(the.mail(first).state(), the.mail(second).state()))
                        .containsExactlyInAnyOrder("UNKNOWN", "PENDING");
            }
            the.sendAll();
        }

        private Sender sender(OutgoingMessage breaking, MailServer server) {
            var broken = new Sender.Tools(
                    asked, tools.gates(), breaking, tools.judgement(), tools.results(), tools.counters());
            var servers = new MailServers(List.of(server), new MachineTime());
            return new Sender(broken, new Handings(servers, journals.open(8)), settings);
        }
    }
}
