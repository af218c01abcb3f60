package dev.callside.practice.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The balancers and proxies whose word counts about who asked them. A header by itself says nothing, because anybody can
 * send one: it is read from its end, as far as those who wrote it are trusted, and the first who is not is who asks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>
 */
public final class TrustedProxies {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern BRACKETED = Pattern.compile("\\[(" + V6 + ")](?::\\d+)?");
    private static final Pattern FOR = Pattern.compile("(?i)(?:.*;)?\\s*for\\s*=\\s*\"?([^\";]*)\"?\\s*(?:;.*)?");

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * The proxies that a setting names.
     *
     * @param setting addresses and networks such as {@code 10.0.0.0/8}, separated by commas; empty trusts nobody
     * @return empty if one of them is none
     */
    public static Optional<TrustedProxies> of(String setting) {
        List<Network> networks = new ArrayList<>();
        for (var part : setting.isBlank() ? List.<String>of() : List.of(setting.split(",", -1))) {
            var network = Network.of(part.strip());
            if (network.isEmpty()) {
                return Optional.empty();
            }
            networks.add(network.get());
        }
        return Optional.of(new TrustedProxies(networks));
    }

    /**
     * Who asks, seen from here.
     *
     * @param peer who is connected to us
     * @param hops what it says about who was connected to it, and so on; the nearest last
     */
    String client(String peer, List<String> hops) {
        var at = address(peer);
        if (at.isEmpty()) {
            return peer;
        }
        for (var i = hops.size() - 1; i >= 0 && trusts(at.get()); i--) {
            var before = address(hops.get(i).strip());
            if (before.isEmpty()) {
                // What can't be read counts as asked by whoever handed it on.
                break;
            }
            at = before;
        }
        return at.get().getHostAddress();
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** The hops that {@code X-Forwarded-For} names, of all its lines. */
    static List<String> hops(List<String> lines) {
        return lines.stream().flatMap(line -> Stream.of(line.split(",", -1))).toList();
    }

    /** The same of {@code Forwarded}; a hop without {@code for=} can't be read. */
    static List<String> forwarded(List<String> lines) {
        return hops(lines).stream()
                .map(hop -> {
                    var named = FOR.matcher(hop);
                    return named.matches() ? named.group(1) : "";
                })
                .toList();
    }

    /** Only what is written as one: a name would be looked up. */
    private static Optional<InetAddress> address(String text) {
        var v4 = V4.matcher(text);
        var bracketed = BRACKETED.matcher(text);
        if (v4.matches()) {
            return parsed(v4.group(1));
        }
        if (bracketed.matches()) {
            return parsed(bracketed.group(1));
        }
        return V6.matcher(text).matches() ? parsed(text) : Optional.empty();
    }

    private static Optional<InetAddress> parsed(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private record Network(InetAddress base, int bits) {

        static Optional<Network> of(String text) {
            var parts = text.split("/", -1);
            if (parts.length > 2 || hasPort(parts[0])) {
                return Optional.empty();
            }
            return address(parts[0]).flatMap(base -> {
                var most = base.getAddress().length * 8;
                var bits = parts.length == 1 ? most : number(parts[1]);
                return 0 <= bits && bits <= most ? Optional.of(new Network(base, bits)) : Optional.empty();
            });
        }

        private static boolean hasPort(String address) {
            return address.startsWith("[") || (V4.matcher(address).matches() && address.contains(":"));
        }

        private static int number(String text) {
            return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        }

        boolean contains(InetAddress address) {
            var mine = base.getAddress();
            var theirs = address.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
