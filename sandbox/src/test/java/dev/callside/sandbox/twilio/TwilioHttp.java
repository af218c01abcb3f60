package dev.callside.sandbox.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.TestClock;
import dev.callside.sandbox.TestDatabase;
import dev.callside.sandbox.TestServer;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The stand-in on a real port, on the real database, for the real library; and an application that it calls back. */
final class TwilioHttp implements AutoCloseable {

    static final String ACCOUNT = "ACca1151de000000000000000000000001";
    static final String TOKEN = "ca1151de5a9db0c50000000000000001";
    static final String KEY = "SKca1151de000000000000000000000001";
    static final String SECRET = "ca1151de5a9db0c5000000000000000a";
    static final String SERVICE = "MGca1151de000000000000000000000001";
    static final String SENDER = "+15005550006";
    static final String SERVICE_SENDER = "+61491578957";
    static final String KIM = "+61491570006";

    final TestClock clock = new TestClock();
    final List<Letter> received = new CopyOnWriteArrayList<>();
    /** What the application says to a callback. */
    volatile WebAnswer answer = WebAnswer.of(204, Map.of(), "");

    private final TestServer server;
    private final TwilioSettings settings;

    /** A callback as the application got it. */
    record Letter(String path, Map<String, String> parameters, String signature, String token) {

        String status() {
            return parameters.getOrDefault("MessageStatus", parameters.get("SmsStatus"));
        }
    }

    private TwilioHttp(TestServer server) {
        this.server = server;
        this.settings = new TwilioSettings(
                ACCOUNT,
                TOKEN,
                KEY,
                SECRET,
                List.of(SENDER, "+61491578888"),
                SERVICE,
                SERVICE_SENDER,
                address("/reminders/twilio/replies"),
                50);
    }

    static TwilioHttp start() throws IOException {
        TestServer server = TestServer.start();
        TwilioHttp http = new TwilioHttp(server);
        http.empty();
        server.carry("/twilio", new TwilioHandler(http.db(), http.settings, http.clock)::handle)
                .carry("/reminders", http::receive);
        return http;
    }

    private void empty() {
        db().update("delete from sandbox.twilio_faults");
        db().update("delete from sandbox.sms_opt_outs");
        db().update("delete from sandbox.sms_callbacks");
        db().update("delete from sandbox.sms_messages");
    }

    private WebAnswer receive(WebRequest request) {
        received.add(new Letter(
                "/reminders" + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()),
                Form.parse(request.body()),
                request.header("X-Twilio-Signature"),
                request.header("I-Twilio-Idempotency-Token")));
        return answer;
    }

    Db db() {
        return TestDatabase.db();
    }

    TestServer server() {
        return server;
    }

    TwilioFaults faults() {
        return new TwilioFaults(db());
    }

    TwilioSettings settings() {
        return settings;
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    TwilioRestClient client() {
        return client(ACCOUNT, TOKEN);
    }

    TwilioRestClient client(String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(ACCOUNT)
                .httpClient(new OnceClient(address("/twilio")))
                .build();
    }

    static MessageCreator message(String to, String body) {
        return Message.creator(new PhoneNumber(to), new PhoneNumber(SENDER), body);
    }

    /** A message that calls back. */
    MessageCreator tracked(String to) {
        return message(to, "See you tomorrow").setStatusCallback(address("/reminders/twilio/status?id=7"));
    }

    Message sent(String to) {
        return tracked(to).create(client());
    }

    Message again(Message message) {
        return Message.fetcher(message.getSid()).fetch(client());
    }

    dev.callside.sandbox.twilio.Message write(String person, String body) {
        return write(person, SENDER, body);
    }

    dev.callside.sandbox.twilio.Message write(String person, String line, String body) {
        dev.callside.sandbox.twilio.Message message = new Handset(db(), settings, clock).write(person, line, body);
        callBack();
        return message;
    }

    List<dev.callside.sandbox.twilio.Message> phone(String person) {
        return new MessageStore(db()).of(person, Long.MAX_VALUE, 100);
    }

    /** Time goes on, and whatever is due by then happens. */
    void after(Duration time) {
        clock.forward(time);
        step();
    }

    private void step() {
        new Network(db(), settings, clock).carry();
        callBack();
    }

    void callBack() {
        new CallbackSender(db(), settings, clock).sendDue().join();
    }

    /** Long enough for everything usual: each stage takes less than a second. */
    void settle() {
        for (int stage = 0; stage < 5; stage++) {
            after(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
