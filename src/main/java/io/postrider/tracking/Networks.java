package io.postrider.tracking;

import io.postrider.tracking.Visitor.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells whose network an address belongs to; the address is looked at and forgotten. */
@Component
public class Networks {

    private final List<AddressRange> apple;
    private final List<AddressRange> scanners;

    Networks(TrackingSettings settings) {
        apple = settings.appleNetworks().stream().map(AddressRange::parse).toList();
        scanners = settings.scannerNetworks().stream().map(AddressRange::parse).toList();
    }

    /** @param ip as the web server tells it; what is no address belongs to nobody */
    public Network of(String ip) {
        byte[] address = AddressRange.bytes(ip);
        if (in(scanners, address)) {
            return Network.SCANNER;
        }
        return in(apple, address) ? Network.APPLE : apple.isEmpty() ? Network.NOT_TOLD : Network.ANY;
    }

    private static boolean in(List<AddressRange> ranges, byte[] address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Neighbouring addresses, written as {@code 203.0.113.0/24} or {@code 2001:db8::/32} (RFC 4632, RFC 4291). */
    record AddressRange(byte[] first, int bits) {

        private static final byte[] NONE = {};
        private static final Pattern IPV4 =
                Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

        /** @throws IllegalArgumentException when it is no range */
        static AddressRange parse(String text) {
            String[] parts = text.strip().split("/", 2);
            byte[] first = bytes(parts[0]);
            int bits = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (first.length == 0 || bits < 0 || bits > first.length * 8) {
                throw new IllegalArgumentException("'" + text + "' is no range of addresses such as 203.0.113.0/24");
            }
            return new AddressRange(first, bits);
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        /** Empty for what is no numeric address: a forwarded header may say anything, and no name is ever looked up. */
        static byte[] bytes(String ip) {
            boolean six = ip != null && ip.indexOf(':') >= 0;
            boolean four =
                    ip != null && ip.matches("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
            try {
                // With a colon in it, Java reads it as a number or refuses it.
                return six || four ? InetAddress.getByName(ip).getAddress() : NONE;
            } catch (UnknownHostException notNumeric) {
                return NONE;
            }
        }
    }
}
