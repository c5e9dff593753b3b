package io.postrider.delivery.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says about the provider. */
class SignalTests {

    @ParameterizedTest
    @CsvSource({
        "421, 4.7.28, Our system has detected an unusual rate of mail, SLOWER",
        "421, 4.7.0, [TSS04] Messages temporarily deferred, SUSPEND",
        "451, 4.7.650, The mail server has been temporarily rate limited due to IP reputation, SLOWER",
        "450, 4.2.1, The user is receiving mail too quickly, NOTHING",
        "452, 4.2.2, Mailbox full, NOTHING",
        "451, 4.3.0, Try again later, TROUBLE",
        "421, , Service not available, TROUBLE"
    })
    void readsTemporaryAnswers(int code, String enhanced, String text, Signal expected) {
        var reply = new Reply(code, enhanced, text, true);
        assertThat(Signal.of(new Outcome.Temporary(reply))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"MAILBOX, NOTHING", "FULL, NOTHING", "MESSAGE, NOTHING", "POLICY, TROUBLE"})
    void onlyDistrustIsAboutAllMail(Outcome.Fault fault, Signal expected) {
        var reply = new Reply(550, null, "no", true);
        assertThat(Signal.of(new Outcome.Permanent(reply, fault))).isEqualTo(expected);
    }
}
