package dev.callside.plugin;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A call host that may launch the app: who signs, and which pages may frame it. Made by the operator, never by the host.
 *
 * @param id slug in the embed URL, {@code [a-z0-9-]{1,40}}
 * @param issuer the {@code iss} of its launch tokens
 * @param jwksUri where its signing keys are; empty when {@code jwks} holds them
 * @param jwks its signing keys as a JWK Set (RFC 7517), when they don't change
 * @param clientId the {@code aud} of its launch tokens
 * @param messageOrigins the exact origins that may talk to the app's page
 * @param frameAncestors the exact origins of all pages around the app's page
 * @param eventKey secret of its signed call events, {@code whsec_…} as Standard Webhooks writes it
 * @param adapter name of the {@link CallHostAdapter} that understands it
 */
public record HostRegistration(
        String id,
        String issuer,
        Optional<URI> jwksUri,
        Optional<String> jwks,
        String clientId,
        Set<String> messageOrigins,
        Set<String> frameAncestors,
        String eventKey,
        String adapter) {}
