package dev.callside.launcher.settings;

import static dev.callside.launcher.settings.Default.demo;
import static dev.callside.launcher.settings.Default.none;
import static dev.callside.launcher.settings.Default.same;

import java.util.Locale;
import java.util.Optional;

/**
 * Every configuration key. The table in {@code docs/reference/configuration.md} is made from these constants, and a
 * test keeps the two the same.
 */
public enum Setting {
    PORT("port", Check.PORT, same("8080"), "Port of the web server."),
    LISTEN(
            "listen",
            Check.ANY,
            same("127.0.0.1"),
            "Address that the web server listens on; the demo stays on loopback."),
    PUBLIC_URL(
            "public-url",
            Check.ORIGIN,
            same("http://127.0.0.1:{port}"),
            "Address that browsers, Stripe and Twilio reach Callside under."),
    PROXIES_TRUSTED(
            "proxies.trusted",
            Check.NETWORKS,
            none(),
            "Balancers in front of the server, whose word counts about which address asks; the limit per address needs it"
                    + " behind one."),
    PROXIES_HEADER(
            "proxies.header",
            Check.oneOf("X-Forwarded-For", "Forwarded"),
            same("X-Forwarded-For"),
            "Header that they say it in; they must write it themselves, whatever comes in it."),
    DATA(
            "data",
            Check.ANY,
            same("./data"),
            "Folder of the embedded database, the logs and the running server's files."),
    ADAPTERS(
            "adapters",
            Check.ANY,
            same("{folder}/adapters"),
            "Folder of JARs that bring adapters for further kinds of call host; it need not be there. `{folder}` is that of"
                    + " `callside.jar`."),
    SECRET(
            "secret",
            Check.atLeast(32),
            demo("").andServe().secret(),
            "Signs the nonces of embedded pages; the same on all nodes. The demo makes one and keeps it in the data"
                    + " folder."),
    TEST_CLOCK(
            "test-clock",
            Check.SWITCH,
            demo("true").andServe("false"),
            "Lets the sandbox's control page move the time."),
    SUPPORT("support", Check.ANY, none(), "Whom to ask, shown where a practice can't take payments."),

    DATABASE_URL("database.url", Check.JDBC, none(), "JDBC URL of PostgreSQL; empty starts the embedded one."),
    DATABASE_USER("database.user", Check.ANY, same("callside_server"), "Role that the server logs in as."),
    DATABASE_PASSWORD(
            "database.password",
            Check.ANY,
            none().secret(),
            "Its password, which migrating sets; needed with `database.url`."),
    DATABASE_OWNER_USER(
            "database.owner-user",
            Check.ANY,
            none(),
            "Owner of the schemas, with CREATEROLE; needed with `database.url` by all but `serve --no-migrate`."),
    DATABASE_OWNER_PASSWORD("database.owner-password", Check.ANY, none().secret(), "Its password."),
    DATABASE_POOL_SIZE(
            "database.pool-size", Check.number(2, 1_000), same("20"), "Most connections in the server's pool."),

    STRIPE_SECRET_KEY(
            "stripe.secret-key",
            Check.startsWith("sk_", "rk_"),
            demo("sk_test_callside_sandbox").andServe().secret(),
            "Secret key of the operator's platform account."),
    STRIPE_PUBLISHABLE_KEY(
            "stripe.publishable-key",
            Check.startsWith("pk_"),
            demo("pk_test_callside_sandbox").andServe(),
            "Its publishable key, which browsers see."),
    STRIPE_CLIENT_ID(
            "stripe.client-id",
            Check.startsWith("ca_"),
            demo("ca_callside_sandbox").andServe(""),
            "OAuth client id of the platform; needed when `stripe.linking` is `oauth`."),
    STRIPE_WEBHOOK_SECRETS(
            "stripe.webhook-secrets",
            Check.eachStartsWith("whsec_"),
            demo("whsec_callside_sandbox").andServe().secret(),
            "Signing secrets of the webhook endpoints, separated by commas."),
    STRIPE_API_BASE(
            "stripe.api-base",
            Check.WEB,
            demo("http://127.0.0.1:{port}/stripe").andServe("https://api.stripe.com"),
            "Where Stripe's API is."),
    STRIPE_CONNECT_BASE(
            "stripe.connect-base",
            Check.WEB,
            demo("http://127.0.0.1:{port}/stripe").andServe("https://connect.stripe.com"),
            "Where Stripe's OAuth pages are."),
    STRIPE_JS_URL(
            "stripe.js-url",
            Check.SCRIPT,
            demo("http://stripe.localhost:{port}/stripe/js/stripe.js")
                    .andServe("https://js.stripe.com/dahlia/stripe.js"),
            "Stripe.js."),
    STRIPE_DASHBOARD_BASE(
            "stripe.dashboard-base",
            Check.WEB,
            demo("http://127.0.0.1:{port}/stripe/dashboard").andServe("https://dashboard.stripe.com"),
            "Where a practice's own Stripe dashboard is."),
    STRIPE_LINKING(
            "stripe.linking",
            Check.oneOf("oauth", "accounts-v2"),
            same("oauth"),
            "How a practice links Stripe: its existing account, or one made for it."),

    MAIL_HOST("mail.host", Check.ANY, demo("127.0.0.1").andServe(), "SMTP server for receipts, reminders and alerts."),
    MAIL_PORT("mail.port", Check.PORT, demo("{sandbox.smtp-port}").andServe("587"), "Its port."),
    MAIL_USER("mail.user", Check.ANY, none(), "Login at the SMTP server, where it wants one."),
    MAIL_PASSWORD("mail.password", Check.ANY, none().secret(), "Password of that login."),
    MAIL_SECURITY(
            "mail.security",
            Check.oneOf("none", "starttls", "tls"),
            demo("none").andServe("starttls"),
            "Encryption to the SMTP server."),
    MAIL_FROM(
            "mail.from",
            Check.MAILBOX,
            demo("Callside <receipts@callside.test>").andServe(),
            "Sender of all e-mail, reminders too."),

    TWILIO_ACCOUNT_SID(
            "twilio.account-sid",
            Check.startsWith("AC"),
            demo("ACca1151de000000000000000000000001").andServe(""),
            "The operator's account at Twilio; without one, no SMS is sent."),
    TWILIO_AUTH_TOKEN(
            "twilio.auth-token",
            Check.atLeast(32),
            demo("ca1151de5a9db0c50000000000000001").andServe("").secret(),
            "Its token, which also signs what Twilio calls back."),
    TWILIO_SENDER(
            "twilio.sender",
            Check.PHONE,
            demo("+61491578888").andServe(""),
            "Number that SMS come from, and that clients reply to."),
    TWILIO_PARTS_PER_SECOND(
            "twilio.parts-per-second",
            Check.number(1, 10_000),
            demo("100").andServe("10"),
            "Parts of SMS that the number may send in a second, from all nodes together."),
    TWILIO_API_BASE(
            "twilio.api-base",
            Check.WEB,
            demo("http://127.0.0.1:{port}/twilio").andServe("https://api.twilio.com"),
            "Where Twilio's API is."),

    CALENDARS_INTERVAL(
            "calendars.interval",
            Check.PAUSE,
            same("PT15M"),
            "How often the calendars are read that practices' systems publish."),
    CALENDARS_TRUSTED_ORIGINS(
            "calendars.trusted-origins",
            Check.ORIGINS,
            demo("http://localhost:{port}, {public-url}").andServe(""),
            "Where calendars are read from also without TLS and within a private network, separated by commas. All others"
                    + " must be https on the public internet."),

    PAYMENTS_GRACE_PERIOD(
            "payments.grace-period",
            Check.DURATION,
            same("PT30M"),
            "How long after the end of a call a request can still be paid."),
    PAYMENTS_PAY_LINK_DAYS(
            "payments.pay-link-days",
            Check.number(1, 90),
            same("14"),
            "How many days a request can be paid by the link that a clinician has sent."),

    CREDITS_CURRENCY(
            "credits.currency",
            Check.ANY,
            same("AUD"),
            "Currency that credits are sold in, on the operator's own Stripe account."),
    CREDITS_TIERS(
            "credits.tiers",
            Check.TIERS,
            same("10.00-99.99=0.12, 100.00-499.99=0.10, 500.00-2000.00=0.085"),
            "What a credit costs: bands of money, each with its price. The ends are the least and the most that can be"
                    + " bought."),
    CREDITS_TOP_UP_THRESHOLD(
            "credits.top-up-threshold",
            Check.number(1, 1_000_000),
            same("10"),
            "Automatic top-up buys when fewer credits are available; a manager can change it for each level."),
    CREDITS_RATES_FILE(
            "credits.rates-file",
            Check.ANY,
            none(),
            "CSV file of what messages cost (country,channel,credits); empty takes the table that comes with"
                    + " Callside."),
    SELLER_NAME(
            "seller.name", Check.ANY, same("Callside"), "The operator as seller, on receipts of what practices buy."),
    SELLER_REGISTRATION_NUMBER(
            "seller.registration-number",
            Check.ANY,
            none(),
            "Its registration number with its kind (ABN 51 824 753 556), on the same receipts."),

    SANDBOX_SMTP_PORT(
            "sandbox.smtp-port",
            Check.PORT,
            same("{port - 5055}"),
            "Port of the sandbox's mail server; where the web server's is below 6079, `{port + 5055}`."),
    SANDBOX_URL("sandbox.url", Check.WEB, same("http://localhost:{port}"), "Origin of the sandbox's call host."),
    SANDBOX_STRIPE_ORIGIN(
            "sandbox.stripe-origin",
            Check.WEB,
            same("http://stripe.localhost:{port}"),
            "Origin of its stand-in for Stripe.js."),
    SANDBOX_APPS_URL("sandbox.apps-url", Check.WEB, same("{public-url}"), "Where it finds Callside's pages."),
    SANDBOX_WEBHOOK_URL(
            "sandbox.webhook-url",
            Check.WEB,
            same("{public-url}/pay/webhooks/stripe"),
            "Where its Stripe sends webhooks."),
    SANDBOX_PRACTICE(
            "sandbox.practice",
            Check.ID,
            same("0190c0de-0000-7000-8000-000000000001"),
            "Practice that its call host works for.");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // its function keeps no state
    private final Check check;

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Default fallback;

    private final String description;

    Setting(String key, Check check, Default fallback, String description) {
        this.key = "callside." + key;
        this.check = check;
        this.fallback = fallback;
        this.description = description;
    }

    public String key() {
        return key;
    }

    /** The environment variable that overrides the file; with {@code _FILE} at its end it names a file with the value. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public boolean secret() {
        return fallback.hidden();
    }

    String description() {
        return description;
    }

    Check check() {
        return check;
    }

    Default fallback() {
        return fallback;
    }

    static Optional<Setting> of(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
