package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All rooms of this server, and what happens to the calls behind them when browsers come and go. */
@Singleton
class Rooms {

    /**
     * Pages say something every 20 seconds, and hidden ones at least every minute; who is silent for longer has lost the
     * line without anybody's having told.
     */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Calls calls;
    private final StunServer stun;

    @Inject
    Rooms(Calls calls, StunServer stun) {
        this.calls = calls;
        this.stun = stun;
    }

    void enter(String call, Peer peer) {
        Calls.State state = calls.join(call, peer.seat());
        ObjectNode welcome = Http.object()
                .put("ended", state.ended())
                .put("shared", state.shared())
                .put("stun", stun.port());
        welcome.put("next", state.next().orElse(null));
        rooms.computeIfAbsent(call, id -> new Room()).enter(peer, welcome);
    }

    /** A connection is gone: a reload, a closed window, or a server that went away. */
    void exit(String call, Peer peer) {
        Room room = rooms.get(call);
        if (room != null && room.exit(peer)) {
            calls.gone(call, peer.seat());
        }
        rooms.computeIfPresent(call, (id, left) -> left.empty() ? null : left);
    }

    /** Somebody pressed Leave. */
    void leave(String call, Peer peer) {
        Room room = rooms.get(call);
        if (room != null && room.exit(peer)) {
            calls.leave(call, peer.seat());
        }
    }

    Room room(String call) {
        return rooms.computeIfAbsent(call, id -> new Room());
    }

    boolean share(String call) {
        boolean shared = calls.share(call);
        if (shared) {
            room(call).tell(Http.object().put("type", "shared"));
        }
        return shared;
    }

    boolean end(String call) {
        boolean ended = calls.end(call);
        if (ended) {
            tellEnded(call);
        }
        return ended;
    }

    void sweep() {
        rooms.forEach(this::dropSilent);
        calls.sweep().forEach(this::tellEnded);
    }

    private void dropSilent(String call, Room room) {
        for (Peer silent : room.silentSince(System.nanoTime() - SILENCE.toNanos())) {
            exit(call, silent);
            silent.close();
        }
    }

    private void tellEnded(String call) {
        room(call).tell(Http.object().put("type", "ended"));
    }

    /** Everybody still looking at a call that is over is shown the way to the next one. */
    void moved(String call, String next) {
        room(call).tell(Http.object().put("type", "moved").put("next", next));
    }
}
