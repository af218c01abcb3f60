package dev.callside.practice.launch;

/**
 * Who did something, as people read it for ever: by name, because a manager has no page of their own; by the subject where
 * the host told no name.
 */
public final class Actors {

    private static final int LONGEST = 200;

    private Actors() {}

    public static String of(Session session) {
        var name = session.name() == null || session.name().isBlank() ? session.subject() : session.name();
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
