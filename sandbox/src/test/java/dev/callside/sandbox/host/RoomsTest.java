package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A room is there as long as somebody is in it. */
class RoomsTest {

    private final HostFixture host = new HostFixture();

    private record Silent(String id, Seat seat) implements Peer {
        @Override
        public void send(String message) {}

        @Override
        public long heardAt() {
            return System.nanoTime();
        }

        @Override
        public void close() {}
    }

    /** Whoever presses Leave says so first, and hangs up after it. */
    @Test
    void nothingIsKeptOfARoomThatTheLastOneHasLeft() {
        var stun = new StunServer();
        try {
            var rooms = new Rooms(host.calls, stun);
            var kim = new Silent("k", HostFixture.KIM);
            rooms.enter(host.call, kim);
            Room room = rooms.room(host.call);

            rooms.leave(host.call, kim);
            rooms.exit(host.call, kim);

            assertThat(rooms.room(host.call)).isNotSameAs(room);
        } finally {
            stun.close();
        }
    }
}
