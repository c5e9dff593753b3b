package io.postrider.access;

import java.util.List;

/**
 * Doors that anybody may open, such as the sign-up form and the unsubscribe link; each module declares its own as a bean.
 *
 * <p>These paths have no session, no CSRF token and no login; whatever they change must be proven by a signed token or be
 * harmless.
 *
 * @param patterns Spring path patterns, such as {@code /u/**}
 */
public record PublicPaths(List<String> patterns) {

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
