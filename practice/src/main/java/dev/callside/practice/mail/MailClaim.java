package dev.callside.practice.mail;

/** What whoever sends a mail is asked while the mail server is spoken with. False ends the dialogue, and nothing was sent. */
@FunctionalInterface
public interface MailClaim {

    /** Asked after each answer of the server, of which there are about ten: whether the mail is still this sender's. */
    default boolean holds() {
        return true;
    }

    /** Asked once, just before the mail can no longer be taken back. */
    boolean handsOver();
}
