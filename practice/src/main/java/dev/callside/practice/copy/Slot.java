package dev.callside.practice.copy;

/** What a placeholder stands for; a text has its tag in two pairs of braces. */
public interface Slot {

    /** What is put there, and so what is done with it before. */
    enum Form {
        /** What somebody else entered, such as a name: on one line, and not too long. */
        VALUE,
        /** An address of the web, which a page links to; any other says nothing. */
        ADDRESS,
        /** Whole words of ours. */
        SENTENCE
    }

    /** Its name between the braces. */
    String tag();

    Form form();

    /** Whether every message that it can stand in has one, so that a value has to be given. */
    boolean always();

    /** Whether a line that says nothing else is left out where there is none. */
    boolean detail();
}
