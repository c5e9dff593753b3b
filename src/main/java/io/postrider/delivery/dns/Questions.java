package io.postrider.delivery.dns;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** Where questions go: to the named servers, or to those of this machine. */
final class Questions {

    private static final int DNS_PORT = 53;

    private Questions() {}

    /** Every server is asked twice at most, with half of the time each. */
    static Resolver resolver(DnsSettings settings) throws UnknownHostException {
        List<Resolver> servers = new ArrayList<>();
        for (String server : settings.servers()) {
            servers.add(new SimpleResolver(address(server.strip())));
        }
        ExtendedResolver resolver = servers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(servers);
        Duration each = settings.timeout().dividedBy(2);
        for (Resolver server : resolver.getResolvers()) {
            server.setTimeout(each);
        }
        resolver.setTimeout(settings.timeout());
        resolver.setRetries(2);
        return resolver;
    }

    /** An IPv6 address with a port has brackets: {@code [2001:db8::1]:53}. */
    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String host = (port ? text.substring(0, colon) : text).replaceAll("^\\[|]$", "");
        if (!host.matches("[0-9a-fA-F.:]+")) {
            throw new IllegalArgumentException("\"" + host + "\" is no address");
        }
        return new InetSocketAddress(host, port ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT);
    }
}
