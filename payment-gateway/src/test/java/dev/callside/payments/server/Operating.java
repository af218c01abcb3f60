package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.People.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Proves that an operator sees what the guide says, and that what runs on the server is what was tested. */
interface Operating extends Server {

    Path GUIDE = Path.of("../docs/how-to/run-in-production.md");
    Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    default void showsTheMetricsThatTheGuideNamesAndNoOthers() throws IOException {
        var named = names("`(callside_\\w+)`", Files.readString(GUIDE));

        assertThat(named).isNotEmpty();
        assertThat(names("(?m)^(callside_\\w+)", metrics())).isEqualTo(named);
        named.forEach(name -> becomes(name, value -> value >= 0));
    }

    @Test
    default void countsOpenPanels() throws IOException {
        var live = api().live(people().token(Who.PATIENT));
        try {
            becomes("callside_live_streams", value -> value > 0);
        } finally {
            live.body().close();
        }
    }

    @Test
    default void countsMailsInDoubt() {
        var name = "callside_outbox_in_doubt";
        var before = becomes(name, value -> value >= 0);
        postgres().asOwner("""
                insert into practice.outbox (practice_id, id, mail_key, recipient, sender_name, subject, text_body,
                    html_body, locale, state, due_at, created_at, changed_at)
                select id, gen_random_uuid(), 'test:in-doubt', 'kim@example.com', 'x', 'x', 'x', 'x', 'en', 'in_doubt',
                    now(), now(), now()
                from practice.practices limit 1""");
        timePasses();

        becomes(name, value -> value == before + 1);
    }

    /** Mail that waits on purpose, for another try or for its time, is not late. */
    @Test
    default void agesMailFromWhenItWasDue() {
        var length = becomes("callside_outbox_length", value -> value >= 0);
        mail("queued", "now() + interval '1 day'", "null");
        timePasses();
        becomes("callside_outbox_length", value -> value >= length + 1);
        assertThat(metric("callside_outbox_age_seconds")).isLessThan(3600);

        mail("sending", "now() - interval '2 hours'", "now() + interval '1 hour'");
        timePasses();
        becomes("callside_outbox_age_seconds", value -> value >= 7200 && value < 86_400);
        postgres().asOwner("delete from practice.outbox where mail_key like 'test:due-%'");
    }

    private void mail(String state, String due, String lease) {
        people();
        postgres().asOwner("""
                insert into practice.outbox (practice_id, id, mail_key, recipient, sender_name, subject, text_body,
                    html_body, locale, state, due_at, lease_until, created_at, changed_at)
                select id, gen_random_uuid(), 'test:due-%s', 'kim@example.com', 'x', 'x', 'x', 'x', 'en', '%s', %s, %s,
                    now() - interval '2 days', now()
                from practice.practices limit 1""".formatted(state, state, due, lease));
    }

    @Test
    default void countsRefusedLaunchesByReason() {
        var refused = "callside_launches_refused_total\\{[^}]*reason=\"UNKNOWN_HOST\"[^}]*}";
        var before = metric(refused);
        api().post("sessions", "", "{\"registration\":\"nobody\",\"nonce\":\"n\",\"token\":\"t\"}");

        assertThat(metric(refused)).isEqualTo(before + 1);
    }

    private static Set<String> names(String pattern, String text) {
        var names = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** What the metric shows as soon as it shows what is expected: numbers of the database are a few seconds old. */
    private double becomes(String name, DoublePredicate expected) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var value = metric(name);
        while (!expected.test(value)) {
            assertThat(System.nanoTime()).as(name + " is still " + value).isLessThan(end);
            value = metric(name);
        }
        return value;
    }

    /** The sum over its tags. */
    private double metric(String name) {
        var metrics = metrics();
        var values = Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\S+)$")
                .matcher(metrics)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(values).as(name + " in\n" + metrics).isNotEmpty();
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private String metrics() {
        return api().get("/metrics").body();
    }

    @Test
    default void runsTheLibrariesThatItPacks() {
        var packed = Map.of(
                "com.nimbusds.jwt.SignedJWT", "/WEB-INF/lib/nimbus-jose-jwt-",
                "com.nimbusds.jose.crypto.ECDSAVerifier", "/WEB-INF/lib/nimbus-jose-jwt-",
                "com.google.gson.Gson", "/WEB-INF/lib/gson-",
                "com.stripe.StripeClient", "/WEB-INF/sdk/stripe-java.zip",
                "com.samskivert.mustache.Mustache", "/WEB-INF/lib/jmustache-",
                "io.github.bucket4j.Bucket", "/WEB-INF/lib/bucket4j_jdk17-core-");
        packed.forEach(
                (type, file) -> assertThat(api().get("test/where?class=" + type).body())
                        .as(type)
                        .contains(file));
        assertThat(api().get("test/where?class=org.eclipse.angus.mail.smtp.SMTPTransport")
                        .body())
                .as("the server's, which is the one that the build compiles and tests with")
                .doesNotContain("WEB-INF")
                .contains("angus-mail");
    }
}
