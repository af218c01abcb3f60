package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The browsers of one call. It passes on what they tell each other and understands none of it. */
final class Room {

    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final Map<String, JsonNode> states = new LinkedHashMap<>();

    /** Lets a browser in: it learns who is there, they learn of it. */
    synchronized void enter(Peer peer, ObjectNode welcome) {
        var others = welcome.put("type", "welcome").put("self", peer.id()).putArray("peers");
        peers.values().forEach(other -> others.add(described(other)));
        peer.send(welcome.toString());
        ObjectNode joined = Http.object().put("type", "joined");
        joined.set("peer", described(peer));
        others(peer).forEach(other -> other.send(joined.toString()));
        peers.put(peer.id(), peer);
    }

    /** Returns whether that was the person's last page here; whoever is not here any more leaves nothing behind. */
    synchronized boolean exit(Peer peer) {
        if (peers.remove(peer.id()) == null) {
            return false;
        }
        states.remove(peer.id());
        tell(Http.object().put("type", "left").put("id", peer.id()));
        return peers.values().stream().noneMatch(other -> other.seat().equals(peer.seat()));
    }

    /** From one browser to one other; whoever left meanwhile misses nothing. */
    synchronized void pass(Peer from, String to, JsonNode data) {
        Peer receiver = peers.get(to);
        if (receiver != null && peers.containsKey(from.id())) {
            ObjectNode signal = Http.object().put("type", "signal").put("from", from.id());
            signal.set("data", data);
            receiver.send(signal.toString());
        }
    }

    /** What a browser shows of itself (muted, camera off); late joiners are told too. */
    synchronized void state(Peer from, JsonNode state) {
        states.put(from.id(), state);
        ObjectNode message = Http.object().put("type", "state").put("id", from.id());
        message.set("state", state);
        others(from).forEach(other -> other.send(message.toString()));
    }

    synchronized void tell(ObjectNode message) {
        peers.values().forEach(peer -> peer.send(message.toString()));
    }

    /** Those who were not heard since that nanosecond. */
    synchronized List<Peer> silentSince(long nanos) {
        return peers.values().stream()
                .filter(peer -> peer.heardAt() - nanos < 0)
                .toList();
    }

    synchronized boolean empty() {
        return peers.isEmpty();
    }

    private Iterable<Peer> others(Peer peer) {
        return peers.values().stream()
                .filter(other -> !other.id().equals(peer.id()))
                .toList();
    }

    private ObjectNode described(Peer peer) {
        ObjectNode description = Http.object()
                .put("id", peer.id())
                .put("seat", peer.seat().id())
                .put("name", peer.seat().name())
                .put("role", peer.seat().role().claim());
        description.set("state", states.get(peer.id()));
        return description;
    }
}
