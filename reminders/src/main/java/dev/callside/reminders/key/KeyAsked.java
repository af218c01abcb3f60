package dev.callside.reminders.key;

import java.util.List;

/**
 * A key that is to be made.
 *
 * @param id of the caller's making, a UUID: asked for twice it is made once
 * @param name by which people know what uses it
 * @param scopes {@code appointments:read appointments:write credits:spend}
 */
public record KeyAsked(String id, String name, List<String> scopes) {}
