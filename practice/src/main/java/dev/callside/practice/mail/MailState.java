package dev.callside.practice.mail;

import java.util.Locale;

/** Where a mail stands. */
public enum MailState {
    QUEUED,
    SENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server won't take it, or none could be reached for too long. */
    REFUSED,
    /** The server's last answer was lost: it may have been sent. Only a person sends it again. */
    IN_DOUBT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
