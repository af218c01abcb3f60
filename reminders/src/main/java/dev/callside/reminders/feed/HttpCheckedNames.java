package dev.callside.reminders.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up a host, and refuses it if any of its addresses is none of the internet. What it answers is what is connected to: there
 * is no second look-up between the check and the use, to which somebody could answer otherwise.
 */
final class HttpCheckedNames implements DnsResolver {

    /** Where names are looked up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** It has an address that must not be asked. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }

    private final Names names;
    private final boolean trusted;

    /** @param trusted by configuration, wherever it is */
    HttpCheckedNames(Names names, boolean trusted) {
        this.names = names;
        this.trusted = trusted;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.of(host);
        for (var address : addresses) {
            if (!trusted && !PublicAddress.is(address)) {
                throw new Forbidden();
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
