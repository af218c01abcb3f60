package dev.callside.sandbox.host;

import dev.callside.sandbox.FaultServlet;
import dev.callside.sandbox.Switches;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.util.stream.Stream;

/** The switch of the call events: {@code GET}, {@code POST {"fault":"repeat","times":1}}, {@code DELETE}. */
@WebServlet("/host/faults")
public class EventFaultsServlet extends FaultServlet {

    @Inject
    private Switches switches;

    public EventFaultsServlet() {
        super(
                EventFault.SWITCH,
                Stream.of(EventFault.values()).map(EventFault::label).toList());
    }

    @Override
    protected Switches switches() {
        return switches;
    }
}
