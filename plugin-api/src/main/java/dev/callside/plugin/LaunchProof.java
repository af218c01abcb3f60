package dev.callside.plugin;

/**
 * What the app's page got from the host's backend through the bridge.
 *
 * @param token the signed launch
 * @param nonce the one-use value that our page asked with; the token must repeat it
 */
public record LaunchProof(String token, String nonce) {}
