package dev.callside.reminders.server;

import static dev.callside.practice.testing.server.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.server.Api;
import dev.callside.practice.testing.server.FromAddress;
import dev.callside.reminders.server.People.Who;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Proves that only Twilio says what became of a message and what a client answered. */
interface TwilioCalls extends Server {

    private String status(UUID practice, String message) {
        return "twilio/status/" + practice + "/" + message;
    }

    /** A message of the first practice that Twilio has. */
    private String sent(String sid) {
        var id = UUID.randomUUID().toString();
        people();
        postgres()
                .asOwner("insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel,"
                        + " due_at, next_at, useful_until, state, handed_over_at, recipient, provider_id, created_at, changed_at)"
                        + " select practice_id, '" + id + "', id, 100 + (select count(*) from reminders.messages),"
                        + " 'booked', 'sms', now(), now(), now() + interval '1 day', 'sent', now(), '+61491570158', '"
                        + sid
                        + "', now(), now() from reminders.appointments where practice_id = '"
                        + people().practice(Who.MANAGER) + "' and external_id = '" + People.VISIT + "'");
        return id;
    }

    private String state(String message) {
        return postgres().ownerSees("select state from reminders.messages where id = '" + message + "'");
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /** As <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio</a> signs it. */
    private static String signature(String token, String url, Map<String, String> parameters) {
        var text = new StringBuilder(url);
        new TreeMap<>(parameters).forEach((name, value) -> text.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Api.Answer post(String path, Map<String, String> parameters, String signature) {
        var form = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = api().request(path, "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return api().send(
                        signature.isEmpty()
                                ? request.build()
                                : request.header("X-Twilio-Signature", signature)
                                        .build());
    }

    private Api.Answer signed(String path, Map<String, String> parameters) {
        var url = Outside.PUBLIC_URL + "/reminders/" + path;
        return post(path, parameters, signature(Outside.TWILIO_TOKEN, url, parameters));
    }

    @Test
    default void takesTwiliosWordOfAMessage() {
        var sid = sid();
        var message = sent(sid);
        var path = status(people().practice(Who.MANAGER), message);

        assertThat(signed(path, Map.of("MessageSid", sid, "MessageStatus", "delivered"))
                        .status())
                .isEqualTo(204);
        assertThat(state(message)).isEqualTo("delivered");

        assertThat(signed(path, Map.of("MessageSid", sid, "MessageStatus", "sent"))
                        .status())
                .isEqualTo(204);
        assertThat(state(message)).isEqualTo("delivered");
    }

    private double undelivered(String code) {
        var metrics = api().get("/metrics").body();
        var value = Pattern.compile("(?m)^callside_messages_undelivered\\{[^}]*code=\"" + code + "\"[^}]*} (\\S+)$")
                .matcher(metrics);
        assertThat(value.find()).as(metrics).isTrue();
        return Double.parseDouble(value.group(1));
    }

    /** Nobody else would tell the operator that their number is taken for spam. */
    @Test
    default void countsWhatCameBackByTwiliosCode() {
        var sid = sid();
        var path = status(people().practice(Who.MANAGER), sent(sid));
        var spam = undelivered("30007");
        var unreachable = undelivered("30003");

        signed(path, Map.of("MessageSid", sid, "MessageStatus", "undelivered", "ErrorCode", "30007"));

        assertThat(undelivered("30007")).isEqualTo(spam + 1);
        assertThat(undelivered("30003")).isEqualTo(unreachable);
    }

    @Test
    default void takesNobodyElsesWordOfAMessage() {
        var sid = sid();
        var message = sent(sid);
        var path = status(people().practice(Who.MANAGER), message);
        var parameters = Map.of("MessageSid", sid, "MessageStatus", "delivered");
        var url = Outside.PUBLIC_URL + "/reminders/" + path;
        var good = signature(Outside.TWILIO_TOKEN, url, parameters);
        var before = World.of(postgres());

        problem(post(path, parameters, ""), 403);
        problem(post(path, parameters, "forged"), 403);
        problem(post(path, parameters, signature("another token", url, parameters)), 403);
        problem(post(path, parameters, signature(Outside.TWILIO_TOKEN, url + "x", parameters)), 403);
        problem(post(path, Map.of("MessageSid", sid, "MessageStatus", "failed"), good), 403);
        problem(post(status(people().practice(Who.MANAGER), sent(sid())), parameters, good), 403);
        problem(post(path + "?x=1", parameters, good), 403);

        assertThat(state(message)).isEqualTo("sent");
        assertThat(World.of(postgres()).lines().filter(line -> !line.startsWith("reminders.messages")))
                .isEqualTo(before.lines()
                        .filter(line -> !line.startsWith("reminders.messages"))
                        .toList());
    }

    @Test
    default void knowsNoMessageUnderAnothersAddress() {
        var sid = sid();
        var message = sent(sid);
        var word = Map.of("MessageSid", sid, "MessageStatus", "delivered");
        var practice = people().practice(Who.MANAGER);

        for (var path :
                List.of("twilio/status", "twilio/status/7/7", "twilio/status/" + practice + "/" + message + "/x")) {
            problem(signed(path, word), 404);
        }
        assertThat(signed(status(people().practice(Who.OTHER_PRACTICES_MANAGER), message), word)
                        .status())
                .isEqualTo(204);
        assertThat(signed(status(practice, message), Map.of("MessageSid", sid(), "MessageStatus", "delivered"))
                        .status())
                .isEqualTo(204);
        assertThat(state(message)).isEqualTo("sent");
    }

    @Test
    default void takesAnAnswerOnceAndOnlyFromTwilio() {
        sent(sid());
        var reply = sid();
        var answer = Map.of("MessageSid", reply, "From", "+61491570158", "Body", "Yes, & thank you");
        var path = "twilio/replies";
        var count = "select count(*) from reminders.replies where provider_id = '" + reply + "'";

        problem(post(path, answer, ""), 403);
        problem(post(path, answer, "forged"), 403);
        assertThat(postgres().ownerSees(count)).isEqualTo("0");

        for (var i = 0; i < 2; i++) {
            var taken = signed(path, answer);
            assertThat(taken.status()).as(taken.body()).isEqualTo(200);
            assertThat(taken.header("Content-Type")).startsWith("text/xml");
            assertThat(taken.body()).endsWith("<Response/>");
        }
        assertThat(postgres().ownerSees(count)).isEqualTo("1");
    }

    /** Twilio says most things once: what it signed is heard, whatever else comes from its address. */
    @Test
    default void sendsForgersAwayAndStillHearsTwilio() {
        sent(sid());
        var somebody = new FromAddress(41);
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        for (var path : List.of("twilio/replies", "twilio/status/" + UUID.randomUUID() + "/" + UUID.randomUUID())) {
            assertThat(somebody.insist(api().uri(path), form, "Body=x").answer())
                    .containsIgnoringCase("Retry-After: ")
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("/too-many-requests");
        }
        var reply = Map.of("MessageSid", sid(), "From", "491570158", "Body", "yes");
        var url = Outside.PUBLIC_URL + "/reminders/twilio/replies";
        var signed = Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Twilio-Signature",
                signature(Outside.TWILIO_TOKEN, url, reply));
        var body = reply.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        assertThat(somebody.post(api().uri("twilio/replies"), signed, body)).startsWith("HTTP/1.1 200");
    }

    @Test
    default void explainsToWhoeverIsNotTwilio() {
        people();
        for (var path : List.of("twilio/replies", "twilio/status/" + UUID.randomUUID() + "/" + UUID.randomUUID())) {
            problem(api().get(path), 405);
            problem(post(path, Map.of("Body", "x".repeat(100_000)), "forged"), 403);
        }
    }
}
