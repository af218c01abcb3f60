package dev.callside.launcher.hosts;

import dev.callside.launcher.settings.WebOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of a call host: encrypted, or on this very machine. */
final class WebAddress {

    static final String WORDS = "must be an https address (http only on this machine)";
    static final String ORIGIN_WORDS =
            "must be exact origins as browsers write them (https://call.example), in small letters, without a path, a"
                    + " slash at the end, a * or the usual port; http only on this machine";

    private WebAddress() {}

    static boolean is(String text) {
        return address(text).isPresent();
    }

    static boolean isOrigin(String text) {
        return is(text) && WebOrigin.isExact(text);
    }

    private static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean good = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isHere(uri.getHost())));
            return good ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]");
    }
}
