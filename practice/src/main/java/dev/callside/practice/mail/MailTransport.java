package dev.callside.practice.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * SMTP that knows how far it came. Until the end of the data is said, a server that lost the connection has taken
 * nothing (RFC 5321, 4.2.5 and 6.1); after it, a missing answer can mean either.
 */
final class MailTransport extends SMTPTransport {

    private final MailClaim claim;
    private boolean endSaid;

    MailTransport(Session session, MailClaim claim) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.claim = claim;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        var code = super.readServerResponse();
        if (!endSaid) {
            ours(claim.holds());
        }
        return code;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        ours(claim.handsOver());
        endSaid = true;
        super.finishData();
    }

    /** Whether the server may have taken it although no answer came. */
    boolean endSaid() {
        return endSaid;
    }

    private static void ours(boolean stillOurs) throws MessagingException {
        if (!stillOurs) {
            throw new MessagingException("the claim on this mail was lost before it was handed over");
        }
    }
}
