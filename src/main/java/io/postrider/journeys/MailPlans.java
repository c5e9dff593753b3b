package io.postrider.journeys;

import io.postrider.delivery.MailId;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the last mail of an enrolment was planned to leave, so that a delay can be told from the plan. */
@Component
public class MailPlans {

    private final JdbcClient jdbc;

    MailPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each mail takes the place of the one before it: waits drawn later count from the later mail. */
    public void remember(String enrolment, MailId mail, Instant plannedFor) {
        jdbc.sql(
                        """
                        update journey_enrolment set last_mail = :mail, last_mail_planned = :planned
                        where id = :id
                        """)
                .param("id", enrolment)
                .param("mail", mail.value())
                .param("planned", Timestamps.of(plannedFor))
                .update();
    }

    /** @return empty when another mail followed it */
    Optional<Instant> find(String enrolment, MailId mail) {
        return jdbc.sql("select last_mail_planned from journey_enrolment where id = :id and last_mail = :mail")
                .param("id", enrolment)
                .param("mail", mail.value())
                .query((row, number) -> Timestamps.read(row, "last_mail_planned"))
                .optional();
    }
}
