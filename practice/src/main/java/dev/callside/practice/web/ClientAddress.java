package dev.callside.practice.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whose address asks: the peer's, or behind a balancer the one that it names. */
@ApplicationScoped
class ClientAddress {

    private static final String FORWARDED = "Forwarded";

    private TrustedProxies proxies;
    private String header;

    ClientAddress() {}

    @Inject
    ClientAddress(
            @ConfigProperty(name = "callside.proxies.trusted") Optional<String> trusted,
            @ConfigProperty(name = "callside.proxies.header") String header) {
        this.proxies = TrustedProxies.of(trusted.orElse(""))
                .orElseThrow(() -> new IllegalArgumentException("callside.proxies.trusted: " + trusted));
        this.header = header;
    }

    String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Map.of(header, Collections.list(request.getHeaders(header))));
    }

    /** Only the header that the proxies write is read: another one they would hand on as anybody sent it. */
    String of(String peer, Map<String, List<String>> headers) {
        var lines = headers.getOrDefault(header, List.of());
        return proxies.client(
                peer,
                FORWARDED.equalsIgnoreCase(header) ? TrustedProxies.forwarded(lines) : TrustedProxies.hops(lines));
    }
}
