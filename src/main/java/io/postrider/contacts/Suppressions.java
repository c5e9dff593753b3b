package io.postrider.contacts;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Addresses that must never be mailed again, each with its reason (bounced, complained, asked). */
@Component
public class Suppressions {

    public void suppress(String email, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Why this address must not be mailed; empty when it may. */
    public Optional<String> reasonFor(String email) {
        throw new UnsupportedOperationException();
    }
}
