package io.postrider.access;

import java.net.URI;

/**
 * Where the world reaches this installation; every link in a mail starts with it.
 *
 * @param root scheme, host and optional port and path, without a trailing slash
 */
public record PublicUrl(URI root) {

    /** The absolute address of a path that starts with a slash. */
    public String of(String path) {
        return root + path;
    }
}
