package dev.callside.reminders.feed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are of the internet that everybody sees: all but those that IANA has set apart for
 * <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">special purposes</a>, among them private networks,
 * this machine, and what clouds tell machines about themselves.
 */
final class PublicAddress {

    private static final List<Net> SPECIAL = List.of(
            Net.of("0.0.0.0/8"),
            Net.of("10.0.0.0/8"),
            Net.of("100.64.0.0/10"),
            Net.of("127.0.0.0/8"),
            Net.of("169.254.0.0/16"),
            Net.of("172.16.0.0/12"),
            Net.of("192.0.0.0/24"),
            Net.of("192.0.2.0/24"),
            Net.of("192.31.196.0/24"),
            Net.of("192.52.193.0/24"),
            Net.of("192.88.99.0/24"),
            Net.of("192.168.0.0/16"),
            Net.of("192.175.48.0/24"),
            Net.of("198.18.0.0/15"),
            Net.of("198.51.100.0/24"),
            Net.of("203.0.113.0/24"),
            Net.of("224.0.0.0/3"));

    /** Of IPv6 only this is given to anybody, and not all of it. */
    private static final Net GLOBAL = Net.of("2000::/3");

    private static final List<Net> SPECIAL_6 = List.of(
            Net.of("2001::/23"),
            Net.of("2001:db8::/32"),
            Net.of("2002::/16"),
            Net.of("2620:4f:8000::/48"),
            Net.of("3fff::/20"));

    private PublicAddress() {}

    /** Addresses that begin with the same bits. */
    private record Net(List<Byte> begin, int bits) {

        static Net of(String written) {
            var slash = written.indexOf('/');
            return new Net(bytes(literal(written.substring(0, slash))), Integer.parseInt(written.substring(slash + 1)));
        }

        boolean has(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % Byte.SIZE;
                if ((address[bit / Byte.SIZE] & mask) != (begin.get(bit / Byte.SIZE) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Byte> bytes(byte[] address) {
        var bytes = new Byte[address.length];
        for (var i = 0; i < address.length; i++) {
            bytes[i] = address[i];
        }
        return List.of(bytes);
    }

    /** Of an address in numbers; no name is looked up. */
    private static byte[] literal(String numbers) {
        try {
            return InetAddress.getByName(numbers).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(numbers, e);
        }
    }

    /** Java itself makes an IPv4 address of one that is written as IPv6. */
    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL.stream().noneMatch(net -> net.has(bytes))
                : GLOBAL.has(bytes) && SPECIAL_6.stream().noneMatch(net -> net.has(bytes));
    }
}
