package dev.callside.launcher.server;

import java.util.List;

/** How the server differs from Payara Micro as it comes. */
final class ServerSettings {

    private static final String CONFIG = "configs.config.server-config.";
    private static final String NETWORK = CONFIG + "network-config.";
    private static final String LISTENER = NETWORK + "network-listeners.network-listener.http-listener.";
    private static final String HTTP = NETWORK + "protocols.protocol.http-listener.http.";

    /** An event stream is never compressed: what is sent has to arrive at once. */
    private static final String COMPRESSED =
            "text/html,text/css,text/javascript,application/javascript,application/json,application/problem+json,image/svg+xml";

    static final List<String> PRE_BOOT = List.of(
            LISTENER + "address=127.0.0.1",
            HTTP + "xframe-options=false",
            HTTP + "server-header=false",
            HTTP + "http2-enabled=false",
            HTTP + "compression=on",
            HTTP + "compressable-mime-type=" + COMPRESSED,
            HTTP + "compression-min-size-bytes=256",
            CONFIG + "phone-home-runtime-configuration.enabled=false",
            CONFIG + "request-tracing-service-configuration.enabled=false",
            CONFIG + "availability-service.availability-enabled=false");

    private ServerSettings() {}
}
