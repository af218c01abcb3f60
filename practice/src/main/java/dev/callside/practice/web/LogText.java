package dev.callside.practice.web;

/** Text from outside, made fit for a log line. */
final class LogText {

    private LogText() {}

    /** Short, and without what could pretend to be another line. */
    static String safe(String text) {
        var clean = text.replaceAll("[^A-Za-z0-9._-]", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
