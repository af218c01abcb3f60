package dev.callside.practice.client;

import java.time.Instant;

/**
 * That a client agreed to a channel, or took it back.
 *
 * @param actor a person's name or subject; for a key {@code key} and its name
 * @param reason a person's; empty where a system said it
 */
public record Consent(
        ConsentChannel channel, boolean given, ConsentOrigin origin, String actor, String reason, Instant at) {}
