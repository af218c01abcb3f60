package dev.callside.reminders.dispatch;

/**
 * What handing a message to its carrier led to.
 *
 * @param provider the provider's id of it; empty where there is none
 * @param code the provider's, of a refusal
 */
public record Handover(Kind kind, String provider, String code) {

    /** What may follow. */
    public enum Kind {
        ACCEPTED,
        /** For good. */
        REFUSED,
        /** The recipient wants nothing more from this sender. */
        OPTED_OUT,
        /** Certainly not taken, and worth another try. */
        LATER,
        /** It may have been taken: to be looked up, never simply repeated. */
        UNKNOWN
    }

    /** SMTP's word about one mailbox, which is busy or lets nobody in at first; the server itself works. */
    private static final String THIS_MAILBOX = "450";

    /** Whether whoever carries messages could not be asked, or did not answer. */
    boolean failed() {
        return switch (kind) {
            case LATER -> !code.equals(THIS_MAILBOX);
            case UNKNOWN -> true;
            case ACCEPTED, REFUSED, OPTED_OUT -> false;
        };
    }

    public static Handover accepted(String provider) {
        return new Handover(Kind.ACCEPTED, provider, "");
    }

    public static Handover of(Kind kind, String code) {
        return new Handover(kind, "", code);
    }
}
