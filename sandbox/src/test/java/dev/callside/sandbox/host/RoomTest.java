package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everybody in a room learns who is there, and hears only what is meant for them. */
class RoomTest {

    private record Listener(String id, Seat seat, List<ObjectNode> heard) implements Peer {
        Listener(String id, Seat seat) {
            this(id, seat, new ArrayList<>());
        }

        @Override
        public void send(String message) {
            heard.add(Http.object(message).orElseThrow());
        }

        @Override
        public long heardAt() {
            return id.length();
        }

        @Override
        public void close() {
            heard.clear();
        }

        ObjectNode last() {
            return heard.get(heard.size() - 1);
        }
    }

    private final Room room = new Room();
    private final Listener ana = new Listener("a", HostFixture.ANA);
    private final Listener kim = new Listener("k", HostFixture.KIM);

    @Test
    void tellsTheNewcomerWhoIsThereAndTheOthersWhoCame() {
        enter(ana);
        enter(kim);

        assertThat(kim.last().path("type").textValue()).isEqualTo("welcome");
        assertThat(kim.last().path("peers").path(0).path("name").textValue()).isEqualTo("Dr Ana Ruiz");
        assertThat(ana.last().path("type").textValue()).isEqualTo("joined");
        assertThat(ana.last().path("peer").path("id").textValue()).isEqualTo("k");
    }

    @Test
    void passesASignalToItsReceiverOnly() {
        Listener robin = new Listener("r", Seat.of("observer").orElseThrow());
        List.of(ana, kim, robin).forEach(this::enter);
        int heardBefore = robin.heard().size();
        room.pass(ana, "k", Http.object().put("candidate", "x"));

        assertThat(kim.last().path("type").textValue()).isEqualTo("signal");
        assertThat(kim.last().path("from").textValue()).isEqualTo("a");
        assertThat(robin.heard()).hasSize(heardBefore);
    }

    @Test
    void passesNothingFromSomebodyWhoIsNotInTheRoom() {
        enter(kim);
        int heardBefore = kim.heard().size();
        room.pass(ana, "k", Http.object());

        assertThat(kim.heard()).hasSize(heardBefore);
    }

    @Test
    void tellsALateComerWhoIsMuted() {
        enter(ana);
        room.state(ana, Http.object().put("audio", false));
        enter(kim);

        assertThat(kim.last().path("peers").path(0).path("state").path("audio").booleanValue())
                .isFalse();
        assertThat(kim.last().path("peers").path(0).path("state").has("audio")).isTrue();
    }

    @Test
    void missesSomebodyOnlyWhenTheirLastPageIsGone() {
        Listener second = new Listener("k2", HostFixture.KIM);
        List.of(ana, kim, second).forEach(this::enter);

        assertThat(room.exit(kim)).isFalse();
        assertThat(room.exit(second)).isTrue();
        assertThat(ana.last().path("type").textValue()).isEqualTo("left");
    }

    @Test
    void isLeftOnceOnly() {
        List.of(ana, kim).forEach(this::enter);
        assertThat(room.exit(kim)).isTrue();
        int heardBefore = ana.heard().size();

        assertThat(room.exit(kim)).isFalse();
        assertThat(ana.heard()).hasSize(heardBefore);
    }

    @Test
    void knowsWhoFellSilent() {
        Listener loud = new Listener("loud", HostFixture.KIM);
        List.of(ana, loud).forEach(this::enter);

        assertThat(room.silentSince(2)).containsExactly(ana);
        assertThat(room.silentSince(1)).isEmpty();
    }

    private void enter(Peer peer) {
        room.enter(peer, Http.object());
    }
}
