package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.account.TestLinkings;
import dev.callside.payments.purchase.Cards;
import dev.callside.payments.purchase.PurchaseFinder;
import dev.callside.payments.purchase.PurchaseStore;
import dev.callside.payments.purchase.Returns;
import dev.callside.payments.request.RequestFinder;
import dev.callside.payments.request.RequestState;
import dev.callside.payments.request.Scene;
import dev.callside.payments.stripe.StripeEvents.Receipt;
import dev.callside.practice.testing.Race;
import dev.callside.practice.work.Soon;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that only Stripe's own word is taken, once, and that none that is bad holds up the others. */
class WebhooksTest {

    private static final String SECRET = "whsec_one";
    private static final String INTENT = """
            {"id":"%s","object":"payment_intent","status":"%s","client_secret":"s","metadata":{"callside_request":"%s"}}""";
    private static final String PAID = """
            {"id":"%s","object":"payment_intent","status":"succeeded","client_secret":"s",\
            "metadata":{"callside_request":"%s"},"latest_charge":{"id":"ch_1","object":"charge",\
            "payment_method_details":{"card":{"brand":"visa","last4":"4242"}}}}""";

    private final StripeStub stripe = StripeStub.get();
    private final Scene scene = new Scene(stripe.intents());
    private final StripeEvents events = events("whsec_two, " + SECRET + ",");

    WebhooksTest() {
        // Workers see all practices: what another test left behind is not ours.
        scene.postgres.asOwner("delete from payments.stripe_events");
    }

    private StripeEvents events(String secrets) {
        return events(secrets, null);
    }

    private StripeEvents events(String secrets, Cards cards) {
        return events(secrets, null, cards);
    }

    private StripeEvents events(String secrets, Returns returns, Cards cards) {
        var finder = new RequestFinder(scene.database, scene.requests, scene.lookups, stripe.intents());
        var bought = new PurchaseStore(scene.database.unit("payments"));
        var purchases = new PurchaseFinder(scene.database, bought, null, stripe.purchases());
        return new StripeEvents(
                scene.database,
                new StripeEventStore(scene.database.unit("payments")),
                finder,
                purchases,
                returns,
                cards,
                TestLinkings.checks(scene.database, scene.clock),
                scene.clock,
                secrets);
    }

    @Test
    void storesAnEventOnceHoweverOftenItComes() throws Exception {
        var event = event("payment_intent.succeeded", "pi_unknown");

        var receipts = Race.of(8, () -> receive(event));

        assertThat(receipts).containsOnly(Receipt.STORED);
        assertThat(count("true")).isEqualTo("1");
        events.run();
        assertThat(receive(event)).isEqualTo(Receipt.STORED);
        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    /** Its bank has renewed it, or somebody has detached it at Stripe. */
    @ParameterizedTest
    @ValueSource(
            strings = {"payment_method.automatically_updated", "payment_method.updated", "payment_method.detached"})
    void looksAtACardThatHasChanged(String type) {
        var changed = new ArrayList<String>();
        var cards = new Cards(null, null, null, null, null, null, null, null, null) {
            @Override
            public boolean changed(String method) {
                return changed.add(method);
            }
        };
        receive(operators(type, "pm_7"));

        events(SECRET, cards).run();

        assertThat(changed).containsExactly("pm_7");
        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    @Test
    void looksAtACustomerThatWasDeleted() {
        var deleted = new ArrayList<String>();
        var cards = new Cards(null, null, null, null, null, null, null, null, null) {
            @Override
            public boolean customerDeleted(String customer) {
                return deleted.add(customer);
            }
        };
        receive(operators("customer.deleted", "cus_7"));

        events(SECRET, cards).run();

        assertThat(deleted).containsExactly("cus_7");
        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    /** They name the payment that they are about. */
    @ParameterizedTest
    @ValueSource(
            strings = {"charge.refunded", "charge.refund.updated", "charge.dispute.created", "charge.dispute.closed"})
    void looksAtMoneyThatGoesBack(String type) {
        var looked = new ArrayList<String>();
        var returns = new Returns(null, null, null, null, null, null, null, null) {
            @Override
            public boolean look(String intent) {
                return looked.add(intent);
            }
        };
        receive(operators(type, "du_7").replace("\"id\":\"du_7\"", "\"id\":\"du_7\",\"payment_intent\":\"pi_7\""));

        events(SECRET, returns, null).run();

        assertThat(looked).containsExactly("pi_7");
        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    /** Both sides show within a second what Stripe has said: no schedule is waited for, and none runs here. */
    @Test
    void isWorkedOffAsSoonAsItCame() throws Exception {
        var id = paying();
        var handedOn = new ArrayList<Runnable>();
        var servlet = new StripeWebhookServlet();
        put(servlet, "events", events);
        put(servlet, "soon", new Soon() {
            @Override
            public void run(Runnable work) {
                handedOn.add(work);
            }
        });

        servlet.doPost(delivery(event("payment_intent.succeeded", "pi_" + id)), null);
        assertThat(count("state = 'new'")).as("stored before it is worked off").isEqualTo("1");
        handedOn.forEach(Runnable::run);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    private static void put(StripeWebhookServlet servlet, String field, Object value)
            throws ReflectiveOperationException {
        var injected = StripeWebhookServlet.class.getDeclaredField(field);
        injected.setAccessible(true);
        injected.set(servlet, value);
    }

    private HttpServletRequest delivery(String body) {
        var bytes = new ByteArrayInputStream(body.getBytes(UTF_8));
        var stream = new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return bytes.read(into, from, most);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
        return (HttpServletRequest) Proxy.newProxyInstance(
                WebhooksTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> signature(body, SECRET, 0);
                    case "getInputStream" -> stream;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void takesNothingThatStripeDidNotSign() {
        var event = event("payment_intent.succeeded", "pi_1");
        var good = signature(event, SECRET, 0);

        for (var forged : List.of(
                "",
                "t=1",
                "v1=00",
                "t=,v1=",
                "nonsense",
                good.replace("v1=", "v0="),
                signature(event, "whsec_other", 0),
                signature(event, " ", 0),
                signature(event, SECRET, -301),
                signature(event + " ", SECRET, 0))) {
            assertThat(events.receive(event, forged)).as(forged).isEqualTo(Receipt.FORGED);
        }
        assertThat(count("true")).isEqualTo("0");
        assertThat(events.receive(event, good)).isEqualTo(Receipt.STORED);
    }

    @Test
    void takesBothSecretsWhileTheyAreExchanged() {
        var event = event("payment_intent.succeeded", "pi_1");

        assertThat(events.receive(event, signature(event, "whsec_two", 0))).isEqualTo(Receipt.STORED);
        assertThat(events.receive(event, signature(event, SECRET, -299))).isEqualTo(Receipt.STORED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"id\":\"evt_1\"}",
                "{\"id\":1,\"type\":\"x\",\"data\":{\"object\":{}}}",
                "{\"id\":\"evt_1\",\"type\":\"x\",\"data\":[]}",
                "{\"id\":\"evt_1\",\"type\":\"x\"",
                "{\"id\":\"evt_1\",\"type\":null,\"data\":{\"object\":{}}}"
            })
    void saysThatASignedBodyIsNoEvent(String body) {
        assertThat(receive(body)).isEqualTo(Receipt.MALFORMED);
    }

    /** What an event is about is asked for; what it says of itself, and in which version, means nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "\"2020-08-27\"", "\"2099-01-01.zebra\"", "7"})
    void worksOffEventsOfAnyVersion(String version) {
        var id = paying();
        receive(event("payment_intent.succeeded", "pi_" + id)
                .replace("{\"id\"", "{\"api_version\":" + version + ",\"id\""));

        events.run();

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"charge.succeeded", "payment_intent.new_kind", "whatever", "account.updated", "v2.core.account.x"
            })
    void isDoneWithWhatMeansNothingToIt(String type) {
        receive(event(type, "pi_unknown"));
        receive("{\"id\":\"evt_" + UUID.randomUUID() + "\",\"type\":\"" + type + "\",\"data\":{\"object\":{}}}");

        events.run();

        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    /** Refused for good is an answer: an account that was disconnected has nothing for us. */
    @Test
    void isDoneWithEventsOfAccountsThatItMayNotAsk() {
        stripe.answers("GET /v1/payment_intents/pi_hidden", 403, """
                {"error":{"type":"invalid_request_error","code":"account_invalid","message":"no access"}}""");
        receive(event("payment_intent.succeeded", "pi_hidden"));

        events.run();

        assertThat(count("state = 'done'")).isEqualTo("1");
    }

    /** Nor has our own account, for an intent that is in no purchase: it is another system's, or another mode's. */
    @ParameterizedTest
    @CsvSource({"403, account_invalid", "404, resource_missing"})
    void isDoneWithIntentsOfTheOperatorThatItIsNotShown(int status, String code) {
        var intent = "pi_" + UUID.randomUUID();
        stripe.answers("GET /v1/payment_intents/" + intent, status, """
                {"error":{"type":"invalid_request_error","code":"%s","message":"no"}}""".formatted(code));
        receive(operators("payment_intent.succeeded", intent));

        events.run();

        assertThat(count("state = 'done' and attempts = 1")).isEqualTo("1");
    }

    /** The purchase that it is about may be one whose own answer is still on its way. */
    @Test
    void asksAgainForAnIntentOfTheOperatorWhenStripeDoesNotAnswer() {
        var intent = "pi_" + UUID.randomUUID();
        stripe.loses("GET /v1/payment_intents/" + intent);
        receive(operators("payment_intent.succeeded", intent));

        events.run();

        assertThat(count("state = 'new' and attempts = 1")).isEqualTo("1");
        assertThat(dueIn()).isEqualTo(2);
    }

    /** The practice's account has other customers than ours. */
    @ParameterizedTest
    @ValueSource(strings = {"requires_capture", "a_state_of_tomorrow", "succeeded"})
    void isDoneWithIntentsOfOtherSystems(String status) {
        var intent = "pi_" + UUID.randomUUID();
        stripe.answers("GET /v1/payment_intents/" + intent, 200, """
                {"id":"%s","object":"payment_intent","status":"%s","client_secret":"s","metadata":{"order":"7"}}""".formatted(intent, status));
        receive(event("payment_intent.amount_capturable_updated", intent));

        events.run();

        assertThat(count("state = 'done' and attempts = 1")).isEqualTo("1");
    }

    /** The intent was made, but our own row doesn't know its id yet: the answer to its creation is still on its way. */
    @Test
    void findsTheRequestOfAnEventThatIsQuickerThanOurOwnCommit() {
        var id = scene.asked();
        var intent = "pi_" + id;
        stripe.answers("POST /v1/payment_intents " + id, 200, INTENT.formatted(intent, "requires_payment_method", id));
        stripe.answers("GET /v1/payment_intents/" + intent, 200, PAID.formatted(intent, id));
        receive(event("payment_intent.succeeded", intent));

        events.run();
        // The creation's answer comes only now; whoever looks next finds the payment.
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(scene.receipts()).isZero();
    }

    @Test
    void triesAgainAtLongerPausesUntilStripeAnswers() {
        var id = paying();
        stripe.loses("GET /v1/payment_intents/pi_" + id);
        receive(event("payment_intent.succeeded", "pi_" + id));
        for (var pause : List.of(2L, 4L, 8L, 16L)) {
            events.run();
            assertThat(dueIn()).isEqualTo(pause);
            scene.clock.advance(Duration.ofSeconds(pause));
        }
        stripe.answers("GET /v1/payment_intents/pi_" + id, 200, PAID.formatted("pi_" + id, id));

        events.run();

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(count("state = 'new'")).isEqualTo("0");
    }

    /** What an account became must not be lost, only because Stripe did not answer when it was asked. */
    @Test
    void triesAgainToHearHowAnAccountIs() {
        stripe.loses("GET /v1/accounts/" + scene.account);
        receive(event("account.updated", scene.account));
        events.run();
        assertThat(count("state = 'new'")).isEqualTo("1");

        stripe.disconnected(scene.account);
        scene.clock.advance(Duration.ofSeconds(3));
        events.run();

        assertThat(count("state = 'new'")).isEqualTo("0");
        assertThat(scene.postgres.ownerSees(
                        "select state from payments.accounts where account_id = '" + scene.account + "'"))
                .isEqualTo("unlinked");
    }

    /** An answer that we can't store: a bug, which must not become everybody's. */
    @Test
    void backsOffFromAPoisonedEventAndWorksOffTheOthers() {
        var poison = paying();
        stripe.answers(
                "GET /v1/payment_intents/pi_" + poison,
                200,
                PAID.formatted("pi_" + poison, poison).replace("4242", "none"));
        receive(event("payment_intent.succeeded", "pi_" + poison));
        var ids = IntStream.range(0, 5).mapToObj(i -> paying()).toList();
        ids.forEach(id -> receive(event("payment_intent.succeeded", "pi_" + id)));

        events.run();

        assertThat(ids).allMatch(id -> scene.state(id) == RequestState.PAID);
        assertThat(count("state = 'new'")).isEqualTo("1");
        assertThat(dueIn()).isEqualTo(2);
        for (var i = 0; i < 40; i++) {
            scene.clock.advance(Duration.ofMinutes(5));
            events.run();
        }
        assertThat(count("state = 'new'")).as("given up").isEqualTo("0");
        assertThat(scene.postgres.ownerSees("select max(attempts) from payments.stripe_events"))
                .isEqualTo("30");
    }

    /** Nothing else tells of it. */
    @Test
    void asksForAWeekAboutMoneyThatGoesBack() {
        var silent = events(
                SECRET,
                new Returns(null, null, null, null, null, null, null, null) {
                    @Override
                    public boolean look(String intent) {
                        return false;
                    }
                },
                null);
        receive(operators("charge.dispute.created", "du_7")
                .replace("\"id\":\"du_7\"", "\"id\":\"du_7\",\"payment_intent\":\"pi_7\""));
        for (var i = 0; i < 30; i++) {
            silent.run();
            scene.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(count("state = 'new' and attempts = 30")).isEqualTo("1");

        for (var i = 0; i < 180; i++) {
            scene.clock.advance(Duration.ofHours(1));
            silent.run();
        }

        assertThat(count("state = 'new'")).as("given up").isEqualTo("0");
        assertThat(scene.postgres.ownerSees("select max(attempts) from payments.stripe_events"))
                .isEqualTo("200");
    }

    @Test
    void worksOffEachEventOnceWithTwoWorkers() throws Exception {
        var intents =
                IntStream.range(0, 100).mapToObj(i -> "pi_" + UUID.randomUUID()).toList();
        intents.forEach(intent -> receive(event("payment_intent.succeeded", intent)));

        Race.of(2, () -> {
            events.run();
            return true;
        });

        assertThat(count("state = 'done' and attempts = 1")).isEqualTo("100");
        assertThat(intents).allMatch(intent -> stripe.calls("GET /v1/payment_intents/" + intent) == 1);
    }

    @Test
    void isTakenOverWhenItsWorkerDied() {
        var id = paying();
        receive(event("payment_intent.succeeded", "pi_" + id));
        var store = new StripeEventStore(scene.database.unit("payments"));
        var now = scene.clock.instant();
        scene.database.worker(() -> store.claim(now, now.plusSeconds(120), 20));
        events.run();
        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);

        scene.clock.advance(Duration.ofSeconds(121));
        events.run();

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void remembersWhatItWorkedOffForLongerThanStripeRepeatsIt() {
        receive(event("charge.succeeded", "ch_1"));
        events.run();
        scene.clock.advance(Duration.ofDays(4));
        events.forget();
        assertThat(count("true")).isEqualTo("1");

        scene.clock.advance(Duration.ofDays(4));
        events.forget();
        assertThat(count("true")).isEqualTo("0");
    }

    /** A request whose patient has paid at Stripe, of which we know nothing yet. */
    private dev.callside.payments.request.RequestId paying() {
        var id = scene.asked();
        var intent = "pi_" + id;
        stripe.answers("POST /v1/payment_intents " + id, 200, INTENT.formatted(intent, "requires_payment_method", id));
        stripe.answers(
                "GET /v1/payment_intents/" + intent, 200, INTENT.formatted(intent, "requires_payment_method", id));
        scene.lookups.look(scene.practice, id);
        scene.service.opened(scene.request(id));
        scene.attempt(id);
        stripe.answers("GET /v1/payment_intents/" + intent, 200, PAID.formatted(intent, id));
        return id;
    }

    private Receipt receive(String body) {
        return events.receive(body, signature(body, SECRET, 0));
    }

    private String event(String type, String object) {
        return "{\"id\":\"evt_" + UUID.randomUUID() + "\",\"object\":\"event\",\"type\":\"" + type + "\",\"account\":\""
                + scene.account + "\",\"data\":{\"object\":{\"id\":\"" + object + "\"}}}";
    }

    /** What happened on our own account names none. */
    private String operators(String type, String object) {
        return event(type, object).replace("\"account\":\"" + scene.account + "\",", "");
    }

    private String signature(String body, String secret, int seconds) {
        var time = scene.clock.instant().getEpochSecond() + seconds;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var signed = mac.doFinal((time + "." + body).getBytes(UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String count(String where) {
        return scene.postgres.ownerSees("select count(*) from payments.stripe_events where " + where);
    }

    private long dueIn() {
        return Long.parseLong(scene.postgres.ownerSees("select cast(extract(epoch from due_at - timestamptz '"
                + scene.clock.instant() + "') as int) from payments.stripe_events where state = 'new'"));
    }
}
