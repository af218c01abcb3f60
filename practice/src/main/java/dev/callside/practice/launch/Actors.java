package dev.callside.practice.launch;

/**
 * Who did something, as people read it for ever: people and keys by name, because a manager has no page of their own, or by the subject
 * where the host told no name; workers marked by a blank before their name, which no other name keeps, because what they do happens by
 * itself.
 */
public final class Actors {

    private static final int LONGEST = 200;

    /** As credits.person knows it. */
    private static final String WORKER = " ";

    private Actors() {}

    public static String of(Session session) {
        return session.name() == null || session.name().isBlank() ? named(session.subject()) : named(session.name());
    }

    /** A name that somebody has chosen, as it is kept. */
    public static String named(String chosen) {
        var name = chosen.strip();
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }

    /** A part of Callside that does something by itself. */
    public static String worker(String name) {
        return WORKER + name;
    }
}
