package dev.callside.practice.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * SMTP that knows how far it came. Until the end of the data is said, a server that lost the connection has taken
 * nothing (RFC 5321, 4.2.5 and 6.1); after it, a missing answer can mean either.
 */
final class MailTransport extends SMTPTransport {

    private final BooleanSupplier beforeEnd;
    private boolean endSaid;

    /**
     * @param beforeEnd asked just before the end of the data; false means that the mail must not go
     */
    MailTransport(Session session, BooleanSupplier beforeEnd) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.beforeEnd = beforeEnd;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (!beforeEnd.getAsBoolean()) {
            throw new MessagingException("the claim on this mail was lost before it was handed over");
        }
        endSaid = true;
        super.finishData();
    }

    /** Whether the server may have taken it although no answer came. */
    boolean endSaid() {
        return endSaid;
    }
}
