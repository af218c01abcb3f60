package dev.callside.sandbox.mailbox;

import dev.callside.sandbox.FaultServlet;
import dev.callside.sandbox.Switches;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.util.stream.Stream;

/** The mail server's switch: {@code GET}, {@code POST {"fault":"lose-answer","times":1}}, {@code DELETE}. */
@WebServlet("/mailbox/api/faults")
public class MailFaultsServlet extends FaultServlet {

    @Inject
    private Switches switches;

    @Inject
    private MailServer server;

    public MailFaultsServlet() {
        super(
                MailFault.SWITCH,
                Stream.of(MailFault.values()).map(MailFault::label).toList());
    }

    @Override
    protected Switches switches() {
        return switches;
    }

    @Override
    protected void changed() throws InterruptedException {
        server.obey();
    }
}
