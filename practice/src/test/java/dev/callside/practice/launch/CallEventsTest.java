package dev.callside.practice.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.practice.testing.TestHost;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that what hosts tell of a call comes to the same, in whatever order and however often they tell it. */
class CallEventsTest {

    private static final String STARTED = "call.started 10:00:01";
    private static final String JOINED = "participant.joined 10:00:02";
    private static final String LEFT = "participant.left 10:00:03";
    private static final String ENDED = "call.ended 10:00:04";

    @Test
    void comesToTheSameInEveryOrder() throws Exception {
        for (var order : orders(List.of(STARTED, JOINED, LEFT, ENDED))) {
            var scene = new LaunchScene();
            tell(scene, order);
            tell(scene, order);
            assertThat(call(scene)).as(order.toString()).isEqualTo("10:00:01 10:00:04");
        }
    }

    /** A nurse joins first for the patient, then for the practice; the latest word says who they are. */
    @Test
    void knowsTheLatestRoleAndNameInEveryOrder() throws Exception {
        var asPatient = "participant.joined 10:00:02 patient Kim";
        var asClinician = "participant.joined 10:00:05 clinician Kim-Ann";
        for (var leaves : List.of("participant.left 10:00:03", "participant.left 10:00:06")) {
            for (var order : orders(List.of(asPatient, asClinician, leaves))) {
                var scene = new LaunchScene();
                tell(scene, order);
                assertThat(names(scene)).as(order.toString()).isEqualTo("clinician Kim-Ann");
            }
        }
    }

    @Test
    void leavesWhoCameBackInTheCall() throws Exception {
        var scene = new LaunchScene();
        tell(scene, List.of("participant.joined 10:00:05", JOINED, LEFT));

        assertThat(participants(scene)).isEqualTo("kim patient present");
    }

    @Test
    void knowsThatSomebodyLeft() throws Exception {
        var scene = new LaunchScene();
        tell(scene, List.of(JOINED, LEFT, JOINED));

        assertThat(participants(scene)).isEqualTo("kim patient left");
    }

    @Test
    void doesNothingForAPracticeThatTheHostMayNotSpeakFor() throws Exception {
        var scene = new LaunchScene();
        var other = new LaunchScene();
        var answer = receive(scene, "evt-1", body(other, STARTED));

        assertThat(answer).isInstanceOf(EventAnswer.Accepted.class);
        assertThat(call(other)).isNull();
    }

    @Test
    void refusesAForgedEvent() {
        var scene = new LaunchScene();
        var host = scene.launches.host(scene.host.id()).orElseThrow();
        var headers = Map.of("webhook-id", "e", "webhook-timestamp", "1772359200", "webhook-signature", "v1,AAAA");

        assertThat(scene.events.check(host, new CallWebhook(headers, body(scene, STARTED))))
                .isInstanceOf(EventAnswer.Refused.class);
        assertThat(call(scene)).isNull();
    }

    /** Signed by the host, and still nothing that the database can keep. */
    @ParameterizedTest
    @CsvSource({
        "\"c\", \"c\\u0000\"",
        "\"kim\", \"kim\\u0000\"",
        "\"Kim\", \"Kim\\u0000\"",
        "2026-, +300000-",
        "2026-, 1999-",
        "2026-, 2100-",
        "\"c\", \" \""
    })
    void refusesWhatCanNotBeKept(String usual, String odd) throws Exception {
        var scene = new LaunchScene();
        var body = body(scene, JOINED);
        assertThat(body).contains(usual);

        assertThat(receive(scene, "evt-1", body.replace(usual, odd)))
                .isEqualTo(new EventAnswer.Refused(EventAnswer.Reason.MALFORMED));
        assertThat(receive(scene, "evt-1", body.replace("\"c\"", '"' + "c".repeat(256) + '"')))
                .isEqualTo(new EventAnswer.Refused(EventAnswer.Reason.MALFORMED));
        assertThat(receive(scene, "e".repeat(256), body)).isInstanceOf(EventAnswer.Refused.class);
        assertThat(call(scene)).isNull();
        assertThat(receive(scene, "e".repeat(255), body.replace("\"c\"", '"' + "ð".repeat(255) + '"')))
                .isInstanceOf(EventAnswer.Accepted.class);
        assertThat(call(scene)).isNotNull();
    }

    private static void tell(LaunchScene scene, List<String> events) throws Exception {
        for (var event : events) {
            // The id is the event's: told again, it is the same event.
            assertThat(receive(scene, event, body(scene, event))).isInstanceOf(EventAnswer.Accepted.class);
        }
    }

    private static EventAnswer receive(LaunchScene scene, String id, String body) throws Exception {
        var time = String.valueOf(scene.clock.instant().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(TestHost.EVENT_KEY.substring("whsec_".length())), "HmacSHA256"));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal((id + "." + time + "." + body).getBytes(UTF_8)));
        var headers = Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", "v1," + signature);
        var host = scene.launches.host(scene.host.id()).orElseThrow();
        var answer = scene.events.check(host, new CallWebhook(headers, body));
        if (answer instanceof EventAnswer.Accepted accepted) {
            scene.events.take(host, accepted);
        }
        return answer;
    }

    private static String body(LaunchScene scene, String event) {
        var words = event.split(" ", -1);
        return "{\"type\":\"" + words[0] + "\",\"timestamp\":\"2026-03-01T" + words[1]
                + "Z\",\"data\":{\"deployment_id\":\"" + scene.practice
                + "\",\"call_id\":\"c\",\"sub\":\"kim\",\"roles\":[\"" + (words.length > 2 ? words[2] : "patient")
                + "\"],\"name\":\"" + (words.length > 3 ? words[3] : "Kim") + "\"}}";
    }

    /** Null if there is none. */
    private static String call(LaunchScene scene) {
        return scene.postgres.ownerSees("select concat_ws(' ', to_char(started_at at time zone 'UTC', 'HH24:MI:SS'),"
                + " to_char(ended_at at time zone 'UTC', 'HH24:MI:SS'))"
                + " from practice.calls where practice_id = '" + scene.practice + "'");
    }

    private static String names(LaunchScene scene) {
        return scene.postgres.ownerSees("select string_agg(role || ' ' || name, ', ') from practice.participants"
                + " where practice_id = '" + scene.practice + "'");
    }

    private static String participants(LaunchScene scene) {
        return scene.postgres.ownerSees("select string_agg(subject || ' ' || role || ' '"
                + " || case when left_at is null then 'present' else 'left' end, ', ')"
                + " from practice.participants where practice_id = '" + scene.practice + "'");
    }

    private static List<List<String>> orders(List<String> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<String>>();
        for (var first : events) {
            var rest = new ArrayList<>(events);
            rest.remove(first);
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
