package dev.callside.reminders.feed;

import dev.callside.reminders.ical.FileProblem;
import java.util.Locale;

/** What was wrong the last time a calendar was read. What a manager does about each is in {@code docs/how-to/reminders.md}. */
enum FeedProblem {
    /** It is in a network that is none of the internet, or was sent on to one. */
    FORBIDDEN_ADDRESS,
    /** There is no such host. */
    UNKNOWN_HOST,
    /** The host takes no connection, or ends it. */
    NOT_REACHED,
    /** The host can't prove that it is the one of the address. */
    CERTIFICATE,
    TOO_SLOW,
    TOO_LARGE,
    /** The host says that there is nothing there, or nothing for us. */
    REFUSED,
    /** The host says that it has a problem of its own. */
    SERVER,
    REDIRECTS,
    NOT_A_CALENDAR,
    BROKEN_OFF,
    ENCODING,
    TOO_MANY,
    /** There is nothing in it any more, although there was: nothing is cancelled before a person says so. */
    EMPTY,
    /** Most of what was in it is not any more: likewise. */
    MANY_GONE,
    /** A defect of ours. */
    FAILED;

    static FeedProblem of(FileProblem problem) {
        return switch (problem) {
            case NOT_A_CALENDAR -> NOT_A_CALENDAR;
            case BROKEN_OFF -> BROKEN_OFF;
            case ENCODING -> ENCODING;
            case TOO_MANY -> TOO_MANY;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
