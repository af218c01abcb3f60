package dev.callside.sandbox.mailbox;

import dev.callside.sandbox.Reset;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Empties the mailbox and opens its port. */
@Singleton
class MailReset implements Reset {

    private final Mails mails;
    private final MailServer server;

    @Inject
    MailReset(Mails mails, MailServer server) {
        this.mails = mails;
        this.server = server;
    }

    @Override
    public void reset() throws InterruptedException {
        mails.clear();
        server.obey();
    }
}
