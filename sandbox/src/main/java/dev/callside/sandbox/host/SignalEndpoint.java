package dev.callside.sandbox.host;

import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Http;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The wire of the signalling: one connection per page in a call. */
@ServerEndpoint(value = "/host/signal/{call}/{seat}", configurator = SignalEndpoint.OwnPagesOnly.class)
public class SignalEndpoint {

    private static final System.Logger LOG = System.getLogger(SignalEndpoint.class.getName());
    private static final Pattern CALL = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int LONGEST_MESSAGE = 64 * 1024;

    @Inject
    private Rooms rooms;

    private String call;
    private Page peer;

    /** Any page may open a connection to localhost; only the host's own pages are let in. */
    public static final class OwnPagesOnly extends ServerEndpointConfig.Configurator {
        @Override
        public boolean checkOrigin(String origin) {
            return CDI.current().select(Addresses.class).get().host().equals(origin);
        }
    }

    @OnOpen
    public void open(Session session, @PathParam("call") String call, @PathParam("seat") String seat)
            throws IOException {
        Optional<Seat> person = Seat.of(seat).filter(Seat::inCalls);
        if (person.isEmpty() || !CALL.matcher(call).matches()) {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "no such seat"));
            return;
        }
        session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        this.call = call;
        this.peer = new Page(person.get(), session);
        rooms.enter(call, peer);
        if (!session.isOpen()) {
            rooms.exit(call, peer); // it was closed before it was in the room
        }
    }

    @OnMessage
    public void hear(String text) {
        if (peer == null) {
            return;
        }
        peer.heard();
        SignalMessage.of(text).ifPresent(this::obey);
    }

    private void obey(SignalMessage message) {
        if (message instanceof SignalMessage.Signal signal) {
            rooms.room(call).pass(peer, signal.to(), signal.data());
        } else if (message instanceof SignalMessage.State state) {
            rooms.room(call).state(peer, state.state());
        } else if (message instanceof SignalMessage.Leave) {
            rooms.leave(call, peer);
        } else {
            peer.send(Http.object().put("type", "pong").toString());
        }
    }

    @OnClose
    public void close() {
        if (peer != null) {
            rooms.exit(call, peer);
        }
    }

    /**
     * Rooms watch by themselves for pages that fell silent: a session's own limit, set when it opens, ends one session of
     * some hundred at once (the server starts its clock at zero before anybody can set it), and says no farewell to the
     * others.
     */
    private static final class Page implements Peer {

        private final String id = UUID.randomUUID().toString();
        private final Seat seat;
        private final Session session;
        private volatile long heardAt = System.nanoTime();

        Page(Seat seat, Session session) {
            this.seat = seat;
            this.session = session;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Seat seat() {
            return seat;
        }

        @Override
        public long heardAt() {
            return heardAt;
        }

        void heard() {
            heardAt = System.nanoTime();
        }

        @Override
        public void send(String message) {
            try {
                session.getAsyncRemote().sendText(message, sent -> {
                    if (!sent.isOK()) {
                        LOG.log(Level.DEBUG, "A page went away before it was told", sent.getException());
                    }
                });
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "A page went away before it could be told", e);
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "A silent page could not be told that it is gone", e);
            }
        }
    }
}
