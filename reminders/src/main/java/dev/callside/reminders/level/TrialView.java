package dev.callside.reminders.level;

/**
 * What became of a test of an SMS.
 *
 * @param state {@code sent} or {@code delivered}; {@code failed}, and nothing was paid; {@code sending} or {@code in_doubt} as
 *     long as nobody knows; {@code price} if it costs something else than was said, and nothing was
 *     sent
 * @param to the number
 * @param credits what it costs
 * @param why it failed, in words; empty otherwise
 */
public record TrialView(String state, String to, long credits, String why) {}
