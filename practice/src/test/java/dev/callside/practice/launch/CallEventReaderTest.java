package dev.callside.practice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.CallEvent;
import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.plugin.Role;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a signed body is read, or refused whole, whatever it holds. */
class CallEventReaderTest {

    private static final String PERSON = ",\"sub\":\"kim\",\"roles\":[\"patient\"],\"name\":\"Kim Berg\"";

    @ParameterizedTest
    @EnumSource(CallEvent.Type.class)
    void readsEachType(CallEvent.Type type) {
        var events = ((EventAnswer.Accepted) read(body(type.label(), PERSON))).events();

        assertThat(events).hasSize(1);
        var event = events.get(0);
        assertThat(event.id()).isEqualTo("evt-1");
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.at()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(event.callId()).isEqualTo("call-1");
        event.person().ifPresent(person -> assertThat(person.roles()).containsExactly(Role.PATIENT));
        assertThat(event.person().isPresent()).isEqualTo(type.label().startsWith("participant."));
    }

    @Test
    void takesATypeThatItDoesNotKnowWithoutEffect() {
        assertThat(read(body("recording.started", ""))).isEqualTo(new EventAnswer.Accepted(java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"call.started\"}",
                "{\"type\":\"call.started\",\"timestamp\":\"yesterday\",\"data\":{}}",
                "{\"type\":\"call.started\",\"timestamp\":\"2026-03-01T10:00:00Z\",\"data\":[]}",
                "{\"type\":\"call.started\",\"timestamp\":\"2026-03-01T10:00:00Z\",\"data\":{\"call_id\":\"x\"}}",
                "{\"type\":\"participant.joined\",\"timestamp\":\"2026-03-01T10:00:00Z\","
                        + "\"data\":{\"deployment_id\":\"p\",\"call_id\":\"x\"}}",
                "{\"type\":\"participant.joined\",\"timestamp\":\"2026-03-01T10:00:00Z\","
                        + "\"data\":{\"deployment_id\":\"p\",\"call_id\":\"x\",\"sub\":\"kim\",\"roles\":[7]}}"
            })
    void refusesWhatItCannotRead(String body) {
        assertThat(read(body)).isEqualTo(new EventAnswer.Refused(EventAnswer.Reason.MALFORMED));
    }

    @Test
    void refusesJsonThatIsNestedWithoutEnd() {
        assertThat(read("{\"type\":".repeat(20_000))).isInstanceOf(EventAnswer.Refused.class);
    }

    private static EventAnswer read(String body) {
        return CallEventReader.read(new CallWebhook(Map.of("webhook-id", "evt-1"), body));
    }

    private static String body(String type, String more) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"2026-03-01T10:00:00Z\","
                + "\"data\":{\"deployment_id\":\"p\",\"call_id\":\"call-1\"" + more + "}}";
    }
}
