package io.postrider.delivery.webhooks;

import java.io.IOException;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.util.Set;

/** What is asked of Amazon, and whom we believe about it; a test brings its own. */
interface Amazon {

    /**
     * The content at an address that was checked before.
     *
     * @throws IOException when it is not there now, or answers anything but 200
     */
    byte[] get(URI address) throws IOException;

    /** The authorities whose certificates are believed. */
    Set<TrustAnchor> anchors();
}
