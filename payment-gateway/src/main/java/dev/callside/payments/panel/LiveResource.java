package dev.callside.payments.panel;

import dev.callside.practice.web.AnySession;
import dev.callside.practice.web.CurrentSession;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The state of the panel, now and whenever it changes. */
@Path("live")
public class LiveResource {

    @Inject
    private LiveHub hub;

    @Inject
    private CurrentSession current;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @AnySession
    @Operation(
            summary = "The panel's whole state as server-sent events, each time it changes",
            description =
                    "Events are named 'state'; their data is a CallPanel or a SettingsPanel in one line of JSON. One that is"
                            + " named 'last' ends the stream, because the call and its grace period are over. A stream that ends"
                            + " without it is opened again, with a new launch where it is answered 401.")
    @APIResponseSchema(value = Panel.class, responseCode = "200", responseDescription = "A stream that stays open")
    public void live(@Context SseEventSink sink, @Context Sse sse) {
        hub.open(current.session(), current.token(), sink, sse);
    }
}
