package io.postrider.integrations.calls;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses are somebody else's: nothing of ours, of our network, or of a cloud's inside may be called (CWE-918). */
final class PublicAddresses {

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6((Inet6Address) address, bytes);
    }

    /** IANA's registry of IPv4 special-purpose addresses (RFC 6890). */
    private static boolean isPublic4(byte[] ip) {
        int first = ip[0] & 0xff;
        int second = ip[1] & 0xff;
        int third = ip[2] & 0xff;
        boolean special = first == 0
                || first == 10
                || first == 127
                || first >= 224
                || first == 100 && second >= 64 && second < 128
                || first == 169 && second == 254
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168
                || first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 192 && second == 88 && third == 99
                || first == 198 && (second == 18 || second == 19)
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113;
        return !special;
    }

    /** Only the part of IPv6 that is given out (2000::/3), without what leads back to IPv4 or is for documents. */
    private static boolean isPublic6(Inet6Address address, byte[] ip) {
        if (address.isIPv4CompatibleAddress() || isNat64(ip)) {
            return embedded(ip, 12);
        }
        boolean global = (ip[0] & 0xe0) == 0x20;
        boolean sixToFour = ip[0] == 0x20 && ip[1] == 0x02;
        boolean special = ip[0] == 0x20
                && ip[1] == 0x01
                && (ip[2] == 0 || ip[2] == 1 || (ip[2] & 0xff) == 0x0d && (ip[3] & 0xff) == 0xb8);
        return global && !special && (!sixToFour || embedded(ip, 2));
    }

    /** 64:ff9b::/96 (RFC 6052). */
    private static boolean isNat64(byte[] ip) {
        return Arrays.equals(ip, 0, 12, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 0, 12);
    }

    private static boolean embedded(byte[] ip, int from) {
        try {
            return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(ip, from, from + 4)));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
