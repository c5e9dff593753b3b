package io.postrider.delivery.dns;

import java.net.InetAddress;

/**
 * Asks DNS; never throws, and never takes longer than {@code postrider.dns.timeout}.
 *
 * <p>Names are ASCII with or without the final dot; names in answers are lower-case without it. Aliases are followed.
 */
public interface Dns {

    /** Hosts that take mail for a domain, the preferred first; {@code .} alone means that it takes none (RFC 7505). */
    Answer mx(String domain);

    /** Each record's strings joined into one (RFC 7208 3.3, RFC 6376 3.6.2.2). */
    Answer txt(String name);

    /** IPv4 addresses, then IPv6 ones. */
    Answer addresses(String name);

    /** What a name is an alias of. */
    Answer cname(String name);

    /** Names of an address. */
    Answer names(InetAddress address);

    /** The same servers, asked anew whatever they said before: for whoever has just published something. */
    Dns fresh();
}
