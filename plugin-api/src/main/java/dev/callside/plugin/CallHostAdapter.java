package dev.callside.plugin;

import java.time.Instant;

/**
 * Understands one kind of call host. Implement it when a host can't speak the contract of this module itself; put the
 * JAR in {@code adapters/} with a {@code META-INF/services} entry. Stateless: replay, nonces and sessions are ours.
 */
public interface CallHostAdapter {

    /** As registrations name it. */
    String name();

    /**
     * Path of the browser module that speaks with this host's page, relative to the app. What a JAR has under
     * {@code META-INF/resources/adapters/myhost/bridge.js} is there as {@code adapters/myhost/bridge.js}.
     */
    String bridgeModule();

    /** Checks signature, times, audience and nonce. Whether it was used before is checked by the caller. */
    LaunchAnswer verify(HostRegistration host, LaunchProof proof, Instant now);

    /** Checks the signature over the raw bytes and reads the events. */
    EventAnswer events(HostRegistration host, CallWebhook webhook, Instant now);
}
