package io.postrider.delivery;

import io.postrider.access.Problem;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What was asked does not fit where the mail stands now; often it has just moved on by itself. */
public class MailInOtherState extends Problem {

    MailInOtherState(MailId mail, MailState state, String needed) {
        super(
                HttpStatus.CONFLICT,
                "mail-in-other-state",
                "Mail " + mail.value() + " is " + state.name().toLowerCase(Locale.ROOT) + "; " + needed + ".");
    }
}
