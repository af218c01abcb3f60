package dev.callside.reminders.settings;

/**
 * Why a field can't be used.
 *
 * @param field its path in {@link PreferencesAsked}: {@code rules[1].offset}
 */
public record Refusal(String field, RefusalCode code) {}
