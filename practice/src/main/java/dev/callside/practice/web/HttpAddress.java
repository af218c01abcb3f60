package dev.callside.practice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whose address asks: the peer's, or behind a balancer the one that it names. */
final class HttpAddress {

    private static final String FORWARDED = "Forwarded";

    private final TrustedProxies proxies;
    private final String header;

    HttpAddress(String trusted, String header) {
        this.proxies = TrustedProxies.of(trusted)
                .orElseThrow(() -> new IllegalArgumentException("callside.proxies.trusted: " + trusted));
        this.header = header;
    }

    /** Of a request, as the operator has set it. */
    static String asking(HttpServletRequest request) {
        return Configured.ADDRESS.of(request.getRemoteAddr(), name -> Collections.list(request.getHeaders(name)));
    }

    /**
     * Only the header that the proxies write is read: another one they would hand on as anybody sent it.
     *
     * @param lines the request's headers of a name
     */
    String of(String peer, Function<String, List<String>> lines) {
        var said = lines.apply(header);
        return proxies.client(
                peer, FORWARDED.equalsIgnoreCase(header) ? TrustedProxies.forwarded(said) : TrustedProxies.hops(said));
    }

    /** Read once, at the first request. */
    private static final class Configured {

        private static final HttpAddress ADDRESS = of(ConfigProvider.getConfig());

        private Configured() {}

        private static HttpAddress of(Config config) {
            return new HttpAddress(
                    config.getOptionalValue("callside.proxies.trusted", String.class)
                            .orElse(""),
                    config.getValue("callside.proxies.header", String.class));
        }
    }
}
