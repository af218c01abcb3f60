package dev.callside.reminders.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.server.Api;
import dev.callside.reminders.server.People.Who;
import org.junit.jupiter.api.Test;

/** Proves that an appointment is found by the id under which it was kept. */
interface AppointmentCalls extends Server {

    private Api.Answer call(String method, String id, String body) {
        return api().send(method, "appointments/" + id, people().token(Who.MANAGER), body);
    }

    @Test
    default void findsWhatWasKeptUnderAnIdWithBlanksAtItsEnds() {
        var kept = call("PUT", "%20apt-77%20", Sent.VISIT.body(""));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().getString("id")).isEqualTo("apt-77");
        for (var id : new String[] {"%20apt-77%20", "apt-77"}) {
            assertThat(call("GET", id, "").json()).as(id).isEqualTo(kept.json());
        }
    }
}
