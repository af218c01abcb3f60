package dev.callside.reminders.copy;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.reminders.copy.Language.ENGLISH;
import static dev.callside.reminders.copy.Texting.EVIL;
import static dev.callside.reminders.copy.Texting.MAIL_KEY;
import static dev.callside.reminders.copy.Texting.SMS_KEY;
import static dev.callside.reminders.copy.Texting.everywhere;
import static dev.callside.reminders.copy.Texting.mail;
import static dev.callside.reminders.copy.Texting.rendered;
import static dev.callside.reminders.copy.Texting.sms;
import static dev.callside.reminders.copy.Texting.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.practice.copy.Copy;
import dev.callside.practice.copy.Rendered;
import dev.callside.practice.copy.Slot;
import dev.callside.reminders.settings.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that a text is filled in, and that what somebody else typed does nothing in it but be read. */
class CopyTemplateTest {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u00ad\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n]]");

    @Test
    void fillsInAnSms() {
        assertThat(CopyTemplate.of(SMS_KEY, sms("Hi {{client_first_name}},\nsee you on {{ date }}."))
                        .render(Samples.of(ENGLISH)))
                .isEqualTo(new Rendered("", "Hi Kim,\nsee you on Thursday, March 5.", ""));
    }

    @Test
    void anSmsThatALongLinkMakesTooLongGoesWithoutIt() {
        var words = "x".repeat(1150);
        var link = "https://call.example/" + "y".repeat(450);
        var template = CopyTemplate.of(SMS_KEY, sms("{{date}} " + words + "\nJoin: {{link}}"));

        assertThat(template.fitting(with(Placeholder.LINK, link)).text()).isEqualTo("Thursday, March 5 " + words);
        assertThat(template.fitting(with(Placeholder.LINK, "https://call.example/a"))
                        .text())
                .endsWith("\nJoin: https://call.example/a");
        assertThat(CopyTemplate.of(MAIL_KEY, new Copy("s", words + "\n{{link}}"))
                        .fitting(with(Placeholder.LINK, link))
                        .text())
                .endsWith(link);
    }

    @Test
    void fillsInAMailAsTextAndAsAPage() {
        var copy = new Copy(
                "{{date}} & more", "Hi {{client_name}},\nsee <you>:\n\n\n{{link}}\nhttps://example.org/a?b=1&c=2.\n");
        var mail = CopyTemplate.of(MAIL_KEY, copy).render(Samples.of(ENGLISH));

        assertThat(mail.subject()).isEqualTo("Thursday, March 5 & more");
        assertThat(mail.text()).isEqualTo("""
                Hi Kim Lee,
                see <you>:

                https://call.example/h7Kq2
                https://example.org/a?b=1&c=2.""");
        assertThat(mail.html()).contains("<html lang=\"en\">", "<title>Thursday, March 5 &amp; more</title>", """
                <p style="margin:0 0 16px">Hi Kim Lee,<br>
                see &lt;you&gt;:</p>
                <p style="margin:0 0 16px"><a href="https://call.example/h7Kq2">https://call.example/h7Kq2</a><br>
                <a href="https://example.org/a?b&#x3D;1&amp;c&#x3D;2">https://example.org/a?b&#x3D;1&amp;c&#x3D;2</a>.</p>
                """);
    }

    @Test
    void leavesOutALineThatSaysNothing() {
        var text =
                "Where: {{place}}\nCall: {{link}} {{practice_phone}}\n\n{{how_to_reply}}\n\n{{practice}}{{place}}\nBye";
        var values = new EnumMap<Placeholder, String>(Samples.of(ENGLISH));
        values.put(Placeholder.PLACE, "\u200b \t");
        values.remove(Placeholder.HOW_TO_REPLY);
        values.put(Placeholder.LINK, "javascript:alert(1)");

        assertThat(rendered(text, values)).isEqualTo("Call: 03 5550 1234\n\nHarbour Practice\nBye");

        values.remove(Placeholder.PRACTICE_PHONE);

        assertThat(rendered(text, values)).isEqualTo("Harbour Practice\nBye");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello {{client_first_name}}, welcome. | Hello, welcome.",
                "Good day, {{client_first_name}}.      | Good day.",
                "{{client_first_name}}, welcome!       | welcome!",
                "{{client_first_name}} is welcome      | is welcome",
                "Hello {{client_first_name}} {{client_name}} {{date}} | Hello today",
                "Call {{practice_phone}} or come, {{client_name}} | Call or come",
            })
    void closesTheGapOfANameThatIsNotKnown(String text, String sent) {
        assertThat(rendered(text, Map.of(Placeholder.DATE, "today"))).isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void readsWellWithOnlyWhatEveryAppointmentHas(CopyKey key) {
        var values = new EnumMap<Placeholder, String>(Samples.of(key.language()));
        values.keySet().removeIf(placeholder -> !placeholder.always());

        var rendered = CopyTemplate.of(key, Defaults.of(key)).render(values);

        assertThat(rendered.text())
                .doesNotContainPattern("(?m) $|^ |  |: *$|[ ,][.,]|\\n{3,}")
                .hasSizeGreaterThan(40);
        assertThat(rendered.html()).doesNotContain("<p style=\"margin:0 0 16px\"></p>");
        assertThat(rendered.html().contains("href")).isEqualTo(key.topic() == Topic.UNPAID && key.channel() == EMAIL);
    }

    @Test
    void linksOnlyWhatTheManagerLinked() {
        var text = "{{client_name}} https://a.example/x, (http://b.example) ftp://c.example javascript:d"
                + " https://e.example/{{client_name}} https:// https://f.example\"onclick=\"g";
        var html = CopyTemplate.of(MAIL_KEY, mail(text))
                .render(with(Placeholder.CLIENT_NAME, "https://evil.example"))
                .html();

        assertThat(Pattern.compile("<a href=\"([^\"]*)\">([^<]*)</a>")
                        .matcher(html)
                        .results()
                        .map(link -> link.group(1) + " " + link.group(2)))
                .containsExactly(
                        "https://a.example/x https://a.example/x",
                        "http://b.example http://b.example",
                        "https://f.example https://f.example");
        assertThat(count(html, "<a ")).isEqualTo(3);
        assertThat(html).doesNotContain("\"onclick");
    }

    @Test
    void linksToWhereOnePays() {
        var key = new CopyKey(Kind.UNPAID, EMAIL, ENGLISH);
        var link = Samples.of(ENGLISH).get(Placeholder.PAY_LINK);

        var mail = CopyTemplate.of(key, new Copy("{{amount}}", "Pay {{amount}}: {{pay_link}}"))
                .render(Samples.of(ENGLISH));

        assertThat(mail.subject()).isEqualTo("AUD 80.00");
        assertThat(mail.text()).isEqualTo("Pay AUD 80.00: " + link);
        assertThat(mail.html()).contains("Pay AUD 80.00: <a href=\"" + link + "\">" + link + "</a>");
    }

    @ParameterizedTest
    @EnumSource
    void readsAValueAndNeverObeysIt(Placeholder placeholder) {
        var topic = placeholder.topics().stream().sorted().findFirst().orElseThrow();
        var key = placeholder.goesBy(EMAIL) ? new CopyKey(topic, EMAIL, ENGLISH) : SMS_KEY;
        var tag = placeholder.written();
        var copy = key.channel() == EMAIL
                ? new Copy("{{practice}} " + tag, "{{practice}} [" + tag + "]")
                : sms("{{practice}} [" + tag + "]");
        var template = CopyTemplate.of(key, copy);

        var plain = template.render(with(placeholder, "plain"));
        var evil = template.render(with(placeholder, EVIL));

        assertThat(evil.subject()).doesNotContain("\n", "\r").doesNotContainPattern(UNSEEN);
        assertThat(evil.text()).doesNotContain("\n").doesNotContainPattern(UNSEEN);
        if (placeholder.form() != Slot.Form.ADDRESS) {
            assertThat(evil.text()).contains("<img src=x onerror=\"alert('1')\">&{{practice}} {{{date}}} {{#link}}");
        }
        assertThat(count(evil.html(), "<")).isEqualTo(count(plain.html(), "<"));
        assertThat(count(evil.html(), "\"")).isEqualTo(count(plain.html(), "\""));
    }

    static Iterable<CopyKey> keys() {
        return CopyKey.all();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keepsTheDefaultsMarkupWhateverTheValues(CopyKey key) {
        var random = new SplittableRandom(key.hashCode());
        var template = CopyTemplate.of(key, Defaults.of(key));
        var plain = template.render(everywhere("plain"));
        for (var i = 0; i < 300; i++) {
            var value = "x" + Texting.random(random, 30);
            var rendered = template.render(everywhere(value));

            assertThat(count(rendered.html(), "<")).as(value).isEqualTo(count(plain.html(), "<"));
            assertThat(count(rendered.html(), ">")).as(value).isEqualTo(count(plain.html(), ">"));
            assertThat(count(rendered.text(), "\n")).as(value).isEqualTo(count(plain.text(), "\n"));
            assertThat(rendered.subject()).as(value).doesNotContainPattern("[\r\n]");
            assertThat(rendered.text()).as(value).doesNotContainPattern(UNSEEN);
        }
    }

    @Test
    void keepsALongNameFromMakingALongSms() {
        var text = rendered("Hi {{client_name}}!", with(Placeholder.CLIENT_NAME, "🙂".repeat(5_000)));

        assertThat(text).isEqualTo("Hi " + "🙂".repeat(97) + "...!");
    }

    @Test
    void isSureOfWhatEveryAppointmentHas() {
        var template = CopyTemplate.of(SMS_KEY, sms("{{date}} {{time}}"));

        assertThatThrownBy(() -> template.render(Map.of(Placeholder.DATE, "today")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TIME");
        assertThatThrownBy(() -> CopyTemplate.of(SMS_KEY, sms("{{#date}}x{{/date}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NOT_PLAIN");
    }

    private static long count(String text, String part) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
    }
}
