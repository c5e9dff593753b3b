package io.postrider.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.smtp.Outcome.Permanent;
import io.postrider.delivery.smtp.Outcome.Temporary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What refusals mean. */
class ReplyRulesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 The email account does not exist|true|MAILBOX",
                "550-5.1.1 Two lines|true|MAILBOX",
                "550 5.2.1 Mailbox disabled|true|MAILBOX",
                "552 5.2.2 Over quota|true|FULL",
                "550 5.7.26 Unauthenticated|true|POLICY",
                "550 5.7.515 Access denied|false|POLICY",
                "554 5.6.0 Bad content|false|MESSAGE",
                "550 User unknown|true|MAILBOX",
                "550 Blocked as spam|true|POLICY",
                "554 Transaction failed|false|MESSAGE",
                "552 Too much|false|FULL"
            })
    void tellsWhoseFaultItIs(String line, boolean toRecipient, Outcome.Fault fault) {
        Reply reply = Reply.of(Integer.parseInt(line.substring(0, 3)), line, toRecipient);
        assertThat(ReplyRules.refusal(reply)).isEqualTo(new Permanent(reply, fault));
    }

    @Test
    void comesAgainAfterEvery4xx() {
        Reply reply = Reply.of(421, "421-4.7.28 Rate limited\r\n421 4.7.28 try later\n", false);
        assertThat(ReplyRules.refusal(reply)).isEqualTo(new Temporary(reply));
        assertThat(reply.toString()).isEqualTo("421 4.7.28 Rate limited try later");
    }
}
