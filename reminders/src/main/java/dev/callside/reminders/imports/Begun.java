package dev.callside.reminders.imports;

import java.util.UUID;

/**
 * A file that somebody wants to have taken in.
 *
 * @param id the caller's: the same id is the same file
 * @param by the person's subject at the call host, or the key
 * @param name as their computer calls it; empty if they don't say
 * @param size in bytes
 * @param kept whether it is read when all of it is here, and not while it arrives
 */
record Begun(UUID id, String by, String name, long size, boolean kept) {

    private static final int LONGEST_NAME = 200;

    /** Only what a person needs to know the file again: no more of it is shown, and nothing depends on it. */
    static String name(String typed) {
        var name = new StringBuilder();
        (typed == null ? "" : typed.strip())
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST_NAME)
                .forEach(name::appendCodePoint);
        return name.toString();
    }
}
