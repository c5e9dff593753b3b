package io.postrider.delivery;

import io.postrider.access.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A state that mails do not have. */
public class UnusableMailFilter extends Problem {

    UnusableMailFilter() {
        super(
                HttpStatus.BAD_REQUEST,
                "unusable-mail-filter",
                "state must be one of "
                        + Arrays.stream(MailState.values())
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
