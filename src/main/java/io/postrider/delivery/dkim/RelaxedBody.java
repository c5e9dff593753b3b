package io.postrider.delivery.dkim;

import java.security.MessageDigest;

/** The body of a mail as every relay on its way leaves it: relaxed canonicalisation (RFC 6376 3.4.4), in one pass. */
final class RelaxedBody {

    private RelaxedBody() {}

    /** SHA-256 of the canonical form of what follows the given position. */
    static byte[] hash(byte[] message, int start, MessageDigest sha256) {
        // Only the final line end can be longer than what came in.
        byte[] canonical = new byte[message.length - start + 2];
        int length = canonicalise(message, start, canonical);
        sha256.update(canonical, 0, length);
        return sha256.digest();
    }

    /** White space becomes one space, or nothing before a line end; empty lines at the end go; the last line ends. */
    static int canonicalise(byte[] message, int start, byte[] canonical) {
        int length = 0;
        int lineEnds = 0;
        boolean space = false;
        for (int i = start; i < message.length; i++) {
            byte b = message[i];
            if (b == ' ' || b == '\t') {
                space = true;
            } else if (b == '\r' && i + 1 < message.length && message[i + 1] == '\n') {
                lineEnds++;
                space = false;
                i++;
            } else {
                for (; lineEnds > 0; lineEnds--) {
                    canonical[length++] = '\r';
                    canonical[length++] = '\n';
                }
                if (space) {
                    canonical[length++] = ' ';
                    space = false;
                }
                canonical[length++] = b;
            }
        }
        return length == 0 ? 0 : end(canonical, length);
    }

    private static int end(byte[] canonical, int length) {
        canonical[length] = '\r';
        canonical[length + 1] = '\n';
        return length + 2;
    }
}
