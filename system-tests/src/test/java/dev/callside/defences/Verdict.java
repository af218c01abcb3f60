package dev.callside.defences;

/** What became of the tests without a defence. */
enum Verdict {
    RED("red"),
    /** Nobody noticed that it was missing. */
    GREEN("STILL GREEN"),
    /** The tests could not say anything. */
    NOTHING("NO ANSWER"),
    /** The removal does not fit the sources any more. */
    MISFIT("DOES NOT APPLY");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
