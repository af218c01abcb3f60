package dev.callside.reminders.level;

/**
 * A test of an SMS.
 *
 * @param id made by whoever asks, so that the same once more is not sent again
 * @param to as people write it in the practice's country, or with a country code
 * @param text what is to be tried; without it, it is what is saved
 * @param credits what whoever asks was told that it costs; if that is no longer so, nothing is sent
 */
public record TrialAsked(String id, String to, String text, Long credits) {}
