package io.postrider.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links that nobody can forge: a short text signed with the installation's secret (HMAC-SHA256, truncated to 128 bits).
 *
 * <p>A token is URL-safe and says nothing secret; its kind is part of the signature, so that a click token never opens an
 * unsubscribe door. It does not expire by itself: who needs an age puts the time into the payload.
 */
@Component
public class SignedTokens {

    /** A URL-safe token for the payload, valid only for this kind. */
    public String sign(String kind, String payload) {
        throw new UnsupportedOperationException();
    }

    /** The payload, or nothing when the token was not signed here for this kind. */
    public Optional<String> verify(String kind, String token) {
        throw new UnsupportedOperationException();
    }
}
