package io.postrider.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions compare variables and ask the calendar; whatever reaches further is refused. */
class ExpressionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no expression at all",
                "${clicked}",
                "#{clicked}",
                "${!clicked}",
                "${not clicked and empty coupon}",
                "${score >= 10 && (tier == 'gold' || tier eq \"silver\")}",
                "${total - discount > 49.90}",
                "${clicked ? 'a' : 'b'}",
                "Hello ${name}, ${clicked ? 1 : 2}",
                "${tier == 'a } b'}",
                "${calendar.nextLocal(execution,'TUE','09:00')}",
                "${calendar.daysLater(execution, days + 1, '09:00')}",
                "price: $5 {not an expression}"
            })
    void plainOnesAreAccepted(String text) {
        assertThat(Expressions.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${clicked.getClass().forName('java.lang.Runtime')}",
                "${clicked.class}",
                "${clicked['class']}",
                "${''['class']}",
                "${\"\".getClass()}",
                "${1.getClass()}",
                "${(clicked).getClass()}",
                "${execution.getProcessEngineServices()}",
                "${execution.setVariable('a', 1)}",
                "${execution}",
                "${task.assignee}",
                "${sendEmail.execute(execution)}",
                "${sendEmail(execution)}",
                "${calendar.getClass()}",
                "${calendar.nextLocal(execution,'TUE','09:00').getClass()}",
                "${calendar['getClass']()}",
                "${calendar}",
                "${calendar.nextLocal(sendEmail.x, '09:00')}",
                "${now()}",
                "${dateTime().plusDays(1)}",
                "${authenticatedUserId}",
                "${x = 1}",
                "${a; b}",
                "${{'a':1}}",
                "${[1,2].stream()}",
                "${x -> x}",
                "${clicked",
                "${'unclosed}",
                "${}",
                "${clicked}${''.getClass()}",
                "#{''.getClass()}",
                "${a instanceof b}",
                "${'\\''.getClass()}",
                "${\u00e4}"
            })
    void everythingElseIsRefused(String text) {
        assertThat(Expressions.fault(text)).isPresent();
    }
}
