package dev.callside.sandbox.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import dev.callside.sandbox.DbException;
import dev.callside.sandbox.Switches;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What GreenMail asks of each SMTP connection. GreenMail speaks the protocol; here is decided what it answers at {@code
 * RCPT} and at the end of the data, and a mail is in the database before it is accepted.
 */
final class Postbox extends SmtpManager {

    private static final System.Logger LOG = System.getLogger(Postbox.class.getName());

    private final Mails mails;
    private final Switches switches;
    private final Socket connection;

    Postbox(Managers managers, Mails mails, Switches switches, Socket connection) {
        super(managers.getImapHostManager(), managers.getUserManager());
        this.mails = mails;
        this.switches = switches;
        this.connection = connection;
    }

    /** The answer that refuses the recipient, or null. */
    @Override
    public String checkRecipient(SmtpState state, MailAddress recipient) {
        return strikes(MailFault.REFUSE_RECIPIENT) ? "550 5.1.1 No such mailbox here" : null;
    }

    /** The answer that refuses the message, or null after it was kept. */
    @Override
    public String checkData(SmtpState state) {
        if (strikes(MailFault.REFUSE_MESSAGE)) {
            return "554 5.7.1 Message refused";
        }
        if (strikes(MailFault.DEFER_MESSAGE)) {
            return "451 4.3.0 Try again later";
        }
        try {
            keep(state);
            return null;
        } catch (DbException | MessagingException e) {
            LOG.log(System.Logger.Level.WARNING, "A mail could not be kept, and was deferred", e);
            return "451 4.3.0 Could not be kept";
        }
    }

    /** GreenMail says 250 after this: the connection may be gone by then. */
    @Override
    public synchronized void send(SmtpState state) {
        if (strikes(MailFault.LOSE_ANSWER)) {
            cut();
        } else if (strikes(MailFault.HOLD_ANSWER)) {
            hold();
        }
    }

    private void cut() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stopping the server interrupts it; the answer is then not worth waiting for. */
    private static void hold() {
        try {
            TimeUnit.SECONDS.sleep(MailFault.HELD_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(SmtpState state) throws MessagingException {
        MailAddress sender = state.getMessage().getReturnPath();
        Set<MailAddress> recipients = state.getMessage().getToAddresses();
        List<String> to = recipients.stream().map(MailAddress::getEmail).toList();
        mails.keep(sender.getEmail(), to, bytes(state));
    }

    private static byte[] bytes(SmtpState state) throws MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            state.getMessage().getMessage().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private boolean strikes(MailFault fault) {
        return switches.take(MailFault.SWITCH, fault.label());
    }
}
