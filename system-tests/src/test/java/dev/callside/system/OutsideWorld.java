package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL and the sandbox, each a process of its own, and a server beside them that may die: what Stripe and the
 * mail server have seen outlives it.
 */
final class OutsideWorld implements AutoCloseable {

    /** Longer than the lease of any worker that is killed here. */
    static final Duration LEASE_OVER = Duration.ofMinutes(3);

    /** Longer than an answer or a callback may be late before Twilio is asked. */
    static final Duration PATIENCE_OVER = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofSeconds(30);

    static final String PRACTICE = "0190c0de-0000-7000-8000-000000000001";
    private static final String PASSWORD = "of-the-server-in-a-test";

    private final int hostPort = Ports.free();
    private final int serverPort = Ports.free();
    private final int mailPort = Ports.free();
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final CallsideProcess sandbox;
    private CallsideProcess server;

    OutsideWorld() {
        try {
            folder = Files.createTempDirectory("callside-faults");
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("postgres", "create database callside");
        command("migrate");
        sandbox =
                CallsideProcess.start(folder.resolve("sandbox"), sandboxSettings(), "sandbox", "--port", "" + hostPort);
        server = serve();
        start();
    }

    private void start() {
        try {
            sandbox.ready();
            furnish();
            server.ready();
        } catch (RuntimeException | AssertionError e) {
            sandbox.stop(); // nobody else will
            server.stop();
            throw e;
        }
    }

    private Map<String, String> database() {
        Map<String, String> settings = new HashMap<>();
        settings.put("CALLSIDE_DATABASE_URL", url("callside"));
        settings.put("CALLSIDE_DATABASE_PASSWORD", PASSWORD);
        settings.put("CALLSIDE_DATABASE_OWNER_USER", "postgres");
        settings.put("CALLSIDE_DATABASE_OWNER_PASSWORD", "postgres");
        settings.put("CALLSIDE_TEST_CLOCK", "true");
        return settings;
    }

    private Map<String, String> sandboxSettings() {
        Map<String, String> settings = database();
        settings.put("CALLSIDE_SANDBOX_SMTP_PORT", "" + mailPort);
        settings.put("CALLSIDE_SANDBOX_APPS_URL", addresses().callside());
        settings.put("CALLSIDE_SANDBOX_WEBHOOK_URL", addresses().callside() + "/pay/webhooks/stripe");
        return settings;
    }

    private Map<String, String> serverSettings() {
        String host = "http://127.0.0.1:" + hostPort;
        Map<String, String> settings = database();
        settings.put("CALLSIDE_SECRET", "0123456789abcdef0123456789abcdef");
        settings.put("CALLSIDE_STRIPE_SECRET_KEY", "sk_test_callside_sandbox");
        settings.put("CALLSIDE_STRIPE_PUBLISHABLE_KEY", "pk_test_callside_sandbox");
        settings.put("CALLSIDE_STRIPE_CLIENT_ID", "ca_callside_sandbox");
        settings.put("CALLSIDE_STRIPE_WEBHOOK_SECRETS", "whsec_callside_sandbox");
        settings.put("CALLSIDE_STRIPE_API_BASE", host + "/stripe");
        settings.put("CALLSIDE_STRIPE_CONNECT_BASE", host + "/stripe");
        settings.put("CALLSIDE_STRIPE_JS_URL", "http://stripe.localhost:" + hostPort + "/stripe/js/stripe.js");
        settings.put("CALLSIDE_STRIPE_DASHBOARD_BASE", host + "/stripe/dashboard");
        settings.put("CALLSIDE_MAIL_HOST", "127.0.0.1");
        settings.put("CALLSIDE_MAIL_PORT", "" + mailPort);
        settings.put("CALLSIDE_MAIL_SECURITY", "none");
        settings.put("CALLSIDE_MAIL_FROM", "Callside <receipts@callside.test>");
        settings.put("CALLSIDE_TWILIO_ACCOUNT_SID", "ACca1151de000000000000000000000001");
        settings.put("CALLSIDE_TWILIO_AUTH_TOKEN", "ca1151de5a9db0c50000000000000001");
        settings.put("CALLSIDE_TWILIO_SENDER", "+61491578888");
        settings.put("CALLSIDE_TWILIO_API_BASE", host + "/twilio");
        settings.put("CALLSIDE_TWILIO_PARTS_PER_SECOND", "100");
        return settings;
    }

    /** As an operator does: a practice, its approval, its call host; and the account, which the demo links by itself. */
    private void furnish() {
        command(
                "practices",
                "add",
                "--id",
                PRACTICE,
                "--organisation",
                "Harbour",
                "--name",
                "Harbour Practice",
                "--registration-number",
                "ABN 51 824 753 556",
                "--country",
                "AU",
                "--zone",
                "Australia/Melbourne",
                "--currency",
                "AUD");
        command("practices", "approve", PRACTICE);
        try {
            Path registration = folder.resolve("host.json");
            Files.writeString(
                    registration,
                    Http.get(addresses().host() + "/host/registration.json", Map.of())
                            .text());
            command("hosts", "add", registration.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("callside", "select payments.demo_account('" + PRACTICE + "', '" + Stripe.ACCOUNT + "')");
    }

    private void command(String... arguments) {
        CallsideProcess.start(folder.resolve("server"), database(), arguments).done();
    }

    private CallsideProcess serve() {
        return CallsideProcess.start(folder.resolve("server"), serverSettings(), "serve", "--port", "" + serverPort);
    }

    /** As the operator proves the books: fails where they don't agree. */
    void reconcile() {
        command("reconcile");
    }

    void killAndRestart() {
        killAndRestart(() -> {}, () -> {});
    }

    /**
     * Kills the server and starts another.
     *
     * @param between what happens while no server is there
     * @param meanwhile what happens while it starts
     */
    void killAndRestart(Runnable between, Runnable meanwhile) {
        server.kill9();
        between.run();
        var happens = CompletableFuture.runAsync(meanwhile);
        server = serve().ready();
        happens.join();
    }

    /** From now on whatever transaction writes such a row waits in the middle of it, until that is closed. */
    Halt halt(String table, String event, String condition) {
        return Halt.at(connect("callside"), table, event, condition);
    }

    /**
     * Kills the server where it halts, and starts another.
     *
     * @param cause what makes it come there; it goes on until it is answered
     */
    void killAt(Halt halt, Runnable cause) {
        var happens = CompletableFuture.runAsync(cause);
        halt.awaitSomebody();
        killAndRestart(halt::close, () -> {});
        happens.join();
    }

    /** Waits until the server's time has followed the sandbox's, if that was moved: it lets nobody in before. */
    void letsIn() {
        Await.until(SOON, () -> "Callside's time has not followed", () -> Person.isLetIn(addresses()));
    }

    /** With credits, and clients who are told of their bookings at any time. */
    Person managerWhoSends() {
        letsIn();
        Person manager = Person.manager(addresses());
        String card = stripe().saveCard(manager, PRACTICE);
        var bought = manager.buy(PRACTICE, 5000, 416, 4992, card);
        assertThat(bought.body().path("state").asText()).as(bought.text()).isEqualTo("paid");
        Booker.tellOfBookingsAtAnyTime(manager.atReminders());
        Await.until(SOON, () -> "still planning", () -> count("select count(*) from reminders.replans") == 0);
        return manager;
    }

    Addresses addresses() {
        return new Addresses("http://localhost:" + hostPort, "http://127.0.0.1:" + serverPort);
    }

    Stripe stripe() {
        return new Stripe("http://127.0.0.1:" + hostPort);
    }

    Mailbox mailbox() {
        return new Mailbox("http://127.0.0.1:" + hostPort);
    }

    /** From now on Twilio takes that long to answer whoever hands over a message. */
    void slowTwilio(Duration by) {
        twilioFault(Map.of("target", "api", "effect", "delay_ms", "method", "POST", "delay_ms", by.toMillis()));
    }

    /** The same for the next message only. */
    void slowTwilioOnce(Duration by) {
        twilioFault(Map.of(
                "target", "api", "effect", "delay_ms", "method", "POST", "delay_ms", by.toMillis(), "remaining", 1));
    }

    /** The next message is not even looked at: too many requests. */
    void busyTwilioOnce() {
        twilioFault(Map.of("target", "api", "effect", "rate_limit_429", "method", "POST", "remaining", 1));
    }

    private void twilioFault(Map<String, Object> fault) {
        var answer = Http.post("http://127.0.0.1:" + hostPort + "/twilio/faults", Map.of(), fault);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    Phone phone(String number) {
        return new Phone("http://127.0.0.1:" + hostPort, number);
    }

    /** Time goes by for everybody. */
    void forward(Duration by) {
        var phone = phone("");
        phone.until(phone.now().plus(by));
    }

    /** A number out of the database, as the operator could read it. */
    long count(String sql) {
        try (Connection connection = connect("callside");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void execute(String database, String sql) {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect(String database) {
        try {
            return postgres.getDatabase("postgres", database).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(database, e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        server.stop();
        sandbox.stop();
        postgres.close();
    }
}
