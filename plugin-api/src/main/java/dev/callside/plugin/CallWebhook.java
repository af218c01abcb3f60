package dev.callside.plugin;

import java.util.Map;

/**
 * A call event as it arrived.
 *
 * @param headers names in lower case
 * @param body exactly as it came, in UTF-8, because the signature is over its bytes
 */
public record CallWebhook(Map<String, String> headers, String body) {}
