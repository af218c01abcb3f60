package dev.callside.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows where settings come from, what their defaults are, and that all that is wrong is said at once. */
class SettingsTest {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void takesTheEnvironmentBeforeTheFileAndTheOptionBeforeBoth() throws IOException {
        Path file = file("callside.port=9001\ncallside.support=Reception\ncallside.data=here");
        environment.put("CALLSIDE_PORT", "9002");
        environment.put("CALLSIDE_DATA", "there");
        Settings settings = new SettingsReader(file, environment)
                .option(Setting.DATA, "elsewhere")
                .read(Mode.DEMO, true);
        assertThat(settings.number(Setting.PORT)).isEqualTo(9002);
        assertThat(settings.text(Setting.SUPPORT)).isEqualTo("Reception");
        assertThat(settings.data()).isAbsolute().hasFileName("elsewhere");
    }

    @Test
    void readsASecretFromTheFileThatTheEnvironmentNames() throws IOException {
        environment.put(
                "CALLSIDE_SECRET_FILE",
                file("0123456789abcdef0123456789abcdef\n").toString());
        assertThat(read(Mode.DEMO).text(Setting.SECRET)).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void movesTheDefaultsWithThePort() {
        environment.put("CALLSIDE_PORT", "18300");
        Settings settings = read(Mode.DEMO);
        assertThat(settings.text(Setting.PUBLIC_URL)).isEqualTo("http://127.0.0.1:18300");
        assertThat(settings.text(Setting.SANDBOX_WEBHOOK_URL)).isEqualTo("http://127.0.0.1:18300/pay/webhooks/stripe");
        assertThat(settings.text(Setting.STRIPE_JS_URL)).isEqualTo("http://stripe.localhost:18300/stripe/js/stripe.js");
        assertThat(settings.text(Setting.MAIL_PORT)).isEqualTo("13245");
        environment.put("CALLSIDE_PORT", "8080");
        assertThat(read(Mode.DEMO).text(Setting.SANDBOX_SMTP_PORT)).isEqualTo("3025");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void hasAValidDefaultForTheDemo(Setting setting) {
        Settings settings = read(Mode.DEMO);
        assertThat(settings.text(setting)).doesNotContain("{");
    }

    @Test
    void saysAllThatIsWrongAtOnceAndNoSecret() {
        environment.put("CALLSIDE_PORT", "http");
        environment.put("CALLSIDE_STRIPE_SECRET_KEY", "hunter2");
        environment.put("CALLSIDE_STRIPE_SECRETKEY", "x");
        environment.put("CALLSIDE_SECRET", "x");
        environment.put("CALLSIDE_SECRET_FILE", "y");
        assertThat(refusal(Mode.DEMO).split(System.lineSeparator()))
                .containsExactly(
                        "callside.secret is set by both CALLSIDE_SECRET and CALLSIDE_SECRET_FILE",
                        "CALLSIDE_STRIPE_SECRETKEY in the environment is not a setting; the nearest is"
                                + " CALLSIDE_STRIPE_SECRET_KEY",
                        "callside.port must be a port number from 1 to 65535, not 'http'",
                        "callside.secret must be at least 32 characters long",
                        "callside.stripe.secret-key must be a value that begins with sk_ or rk_");
    }

    @Test
    void namesTheNearestKeyOfTheFile() throws IOException {
        Path file = file("callside.stripe.webhook-secret=whsec_1");
        Failure failure =
                catchThrowableOfType(Failure.class, () -> new SettingsReader(file, environment).read(Mode.DEMO, true));
        assertThat(failure)
                .hasMessageContaining("callside.stripe.webhook-secret in ")
                .hasMessageEndingWith("the nearest is callside.stripe.webhook-secrets");
    }

    @Test
    void serveNeedsWhatHasNoDefault() {
        assertThat(refusal(Mode.SERVE))
                .contains(
                        "callside.secret is not set",
                        "callside.stripe.secret-key is not set",
                        "callside.mail.host is not set")
                .contains("callside.stripe.client-id is needed while callside.stripe.linking is oauth");
    }

    @ParameterizedTest
    @CsvSource({
        "CALLSIDE_STRIPE_SECRET_KEY, sk_live_1, the sandbox never takes one",
        "CALLSIDE_STRIPE_PUBLISHABLE_KEY, pk_live_1, the sandbox never takes one",
        "CALLSIDE_TWILIO_API_BASE, https://api.twilio.com, a demo sends nobody an SMS",
        "CALLSIDE_TWILIO_API_BASE, https://localhost.example.org, a demo sends nobody an SMS",
        "CALLSIDE_LISTEN, ::1, must be of IPv4 in the demo",
        "CALLSIDE_LISTEN, 0.0.0.0, must be an address of this machine alone",
        "CALLSIDE_PUBLIC_URL, http://pay.example.org/, without a slash",
        "CALLSIDE_PUBLIC_URL, https://pay.example.org/callside, 'callside.public-url must be an http or https address"
                + " without a slash at its end, a path or a query'",
        "CALLSIDE_PUBLIC_URL, https://pay.example.org?a=b, a path or a query",
        "CALLSIDE_PUBLIC_URL, https://pay.example.org#there, a path or a query",
        "CALLSIDE_PUBLIC_URL, https://me@pay.example.org, a path or a query",
        "CALLSIDE_PUBLIC_URL, https://Pay.Example.org, in small letters",
        "CALLSIDE_PUBLIC_URL, https://pay.example.org:443, without the usual port",
        "CALLSIDE_PUBLIC_URL, http://pay.example.org:80, without the usual port",
        "CALLSIDE_STRIPE_API_BASE, https://stripe.example.org/api?a=b, or a query",
        "CALLSIDE_PAYMENTS_GRACE_PERIOD, 30 minutes, ISO 8601",
        "CALLSIDE_MAIL_FROM, receipts, must be a mail address",
        "CALLSIDE_STRIPE_WEBHOOK_SECRETS, 'whsec_1,other', separated by commas",
        "CALLSIDE_DATABASE_OWNER_USER, owner, callside.database.url is not",
        "CALLSIDE_DATABASE_POOL_SIZE, 1, a whole number from 2 to 1000",
        "CALLSIDE_CREDITS_CURRENCY, ABC, 'callside.credits.tiers are in ABC, which is no currency'",
        "CALLSIDE_CREDITS_CURRENCY, ISK, 'callside.credits.tiers have the amount 99.99, which is finer than ISK is'",
        "CALLSIDE_CREDITS_TIERS, '10.00-99.99=0.12, 150.00-500.00=0.10', 'callside.credits.tiers leave a gap: no price"
                + " from AUD 100.00 to AUD 149.99'",
        "CALLSIDE_CREDITS_TIERS, '10.00-99.99=0.12, 100.00-500.00=0.20', raise the price of a credit",
        "CALLSIDE_CREDITS_TIERS, ten dollars, is not of the form 10.00-99.99=0.12",
        "CALLSIDE_CREDITS_TOP_UP_THRESHOLD, 0, a whole number from 1 to 1000000",
        "CALLSIDE_CREDITS_RATES_FILE, /does/not/exist.csv, 'callside.credits.rates-file names /does/not/exist.csv,"
                + " which is not a readable'",
        "CALLSIDE_STRIPE_LINKING, both, 'one of oauth, accounts-v2'",
    })
    void refuses(String variable, String value, String why) {
        environment.put(variable, value);
        assertThat(refusal(Mode.DEMO)).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "CALLSIDE_TWILIO_API_BASE, http://twilio.localhost:8080/twilio",
        "CALLSIDE_TWILIO_API_BASE, http://[::1]:8080/twilio",
        "CALLSIDE_STRIPE_API_BASE, http://127.0.0.1:8080/stripe",
        "CALLSIDE_PUBLIC_URL, https://pay.example.org:8443"
    })
    void takes(String variable, String value) {
        environment.put(variable, value);
        assertThat(read(Mode.DEMO)).isNotNull();
    }

    @Test
    void namesTheLineOfABrokenTableOfRates() throws IOException {
        environment.put(
                "CALLSIDE_CREDITS_RATES_FILE",
                file("country,channel,credits\n*,sms,4\nAU,sms,one\n").toString());
        assertThat(refusal(Mode.DEMO))
                .isEqualTo("callside.credits.rates-file line 3: 'one' must be a whole number from 1 to 1000");
    }

    @Test
    void aCommandOnADatabaseNeedsItsOwnerOnly() {
        environment.put("CALLSIDE_DATABASE_URL", "jdbc:postgresql://db/callside");
        assertThat(refusal(Mode.DATABASE).split(System.lineSeparator()))
                .containsExactly(
                        "callside.database.owner-user is needed to migrate callside.database.url",
                        "callside.database.owner-password is needed to migrate callside.database.url");
    }

    @Test
    void saysWhyTheFileCantBeRead() throws IOException {
        assertThat(unreadable(folder.resolve("none"))).endsWith(": there is no such file");
        assertThat(unreadable(Files.write(folder.resolve("latin"), new byte[] {'a', '=', (byte) 0xe1})))
                .endsWith(": it is not text in UTF-8");
        assertThat(unreadable(file("callside.support=\\u12"))).containsIgnoringCase("malformed");
    }

    private String unreadable(Path file) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> new SettingsReader(file, environment).read(Mode.DEMO, true));
        assertThat(failure).hasMessageStartingWith(file + " can't be read as a properties file in UTF-8: ");
        return failure.getMessage();
    }

    private Settings read(Mode mode) {
        return new SettingsReader(null, environment).read(mode, true);
    }

    private String refusal(Mode mode) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(mode));
        assertThat(failure.code()).isEqualTo(ExitCode.SETTINGS);
        return failure.getMessage();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("settings"), text);
    }
}
