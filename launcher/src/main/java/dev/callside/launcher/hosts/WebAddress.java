package dev.callside.launcher.hosts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
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

    /** What a browser says of a page (<a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454</a>), to the letter. */
    static boolean isOrigin(String text) {
        return address(text)
                .filter(uri -> text.equals(origin(uri)) && text.equals(text.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static String origin(URI uri) {
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
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
