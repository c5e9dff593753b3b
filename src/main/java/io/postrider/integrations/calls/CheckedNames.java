package io.postrider.integrations.calls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks a name up and lets through only addresses that may be called. The connection is made to the very addresses that were
 * looked at here, so a name that answers differently the second time gains nothing.
 */
public final class CheckedNames implements DnsResolver {

    /** The name leads to an address that must not be called. */
    public static final class RefusedAddress extends UnknownHostException {

        private static final long serialVersionUID = 1;

        RefusedAddress() {
            super("the name leads to an address of a private network");
        }
    }

    private final DnsResolver names;
    private final boolean allowPrivate;

    public CheckedNames(boolean allowPrivate) {
        this(SystemDefaultDnsResolver.INSTANCE, allowPrivate);
    }

    public CheckedNames(DnsResolver names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.resolve(host);
        if (allowPrivate || all == null) {
            return all;
        }
        // One private among public ones is how a trap looks, not a mistake.
        if (!Arrays.stream(all).allMatch(PublicAddresses::isPublic)) {
            throw new RefusedAddress();
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
