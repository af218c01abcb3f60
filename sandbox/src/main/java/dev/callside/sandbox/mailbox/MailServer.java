package dev.callside.sandbox.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Switches;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Socket;

/** The SMTP port: open, or closed while {@link MailFault#DOWN} is on. */
@Singleton
class MailServer {

    private static final System.Logger LOG = System.getLogger(MailServer.class.getName());
    private static final long PATIENCE_MILLIS = 5_000;

    private final Addresses addresses;
    private final Mails mails;
    private final Switches switches;
    private Listener listener;

    @Inject
    MailServer(Addresses addresses, Mails mails, Switches switches) {
        this.addresses = addresses;
        this.mails = mails;
        this.switches = switches;
    }

    /** Opens or closes the port as the switch says. */
    synchronized void obey() throws InterruptedException {
        boolean down = switches.state(MailFault.SWITCH)
                .filter(on -> on.value().equals(MailFault.DOWN.label()))
                .isPresent();
        if (down) {
            stop();
        } else {
            start();
        }
    }

    synchronized boolean up() {
        return listener != null;
    }

    private void start() throws InterruptedException {
        if (listener != null) {
            return;
        }
        Listener fresh = new Listener(addresses.smtpPort());
        fresh.startService();
        if (fresh.waitTillRunning(PATIENCE_MILLIS)) {
            listener = fresh;
        } else {
            fresh.stopService();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The mailbox cannot listen on port {0}; mails will be refused",
                    Integer.toString(addresses.smtpPort()));
        }
    }

    synchronized void stop() {
        if (listener != null) {
            listener.stopService(PATIENCE_MILLIS);
            listener = null;
        }
    }

    private final class Listener extends SmtpServer {
        Listener(int port) {
            super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), new Managers());
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            return new SmtpHandler(new SmtpCommandRegistry(), new Postbox(managers, mails, switches, socket), socket);
        }
    }
}
