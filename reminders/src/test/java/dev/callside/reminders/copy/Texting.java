package dev.callside.reminders.copy;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.copy.Language.ENGLISH;
import static dev.callside.reminders.settings.Kind.BEFORE;

import dev.callside.practice.copy.Copy;
import dev.callside.practice.copy.Slot;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Texts and clients for the tests. */
final class Texting {

    static final CopyKey SMS_KEY = new CopyKey(BEFORE, SMS, ENGLISH);
    static final CopyKey MAIL_KEY = new CopyKey(BEFORE, EMAIL, ENGLISH);

    /** What could do harm in a page, a header, a template or somebody's eyes. */
    static final String EVIL = "</p><img src=x onerror=\"alert('1')\">&{{practice}} {{{date}}} {{#link}}{{/link}}"
            + "\r\nBcc: all@example.org\n\n\u0000\u202egpj.exe\u2066\u200e\u00ad <a href='https://evil.example'>";

    private static final String[] BITS = {
        "<",
        ">",
        "</p>",
        "<a href=\"https://evil.example\">",
        "&",
        "&lt;",
        "\"",
        "'",
        "`",
        "=",
        "{",
        "}",
        "{{",
        "}}",
        "{{practice}}",
        "{{{date}}}",
        "{{#link}}",
        "{{/link}}",
        "{{>x}}",
        "{{!",
        "{{=<% %>=}}",
        "\n",
        "\r\n",
        "\u2028",
        "\u0085",
        "\u0000",
        "\u001b",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200d",
        "\u00ad",
        "\ud800",
        "\udc00",
        "🙂",
        "þ",
        "€",
        "$1",
        "\\",
        "\\n",
        "https://evil.example/",
        "javascript:alert(1)",
        "a",
        "Kim",
        " ",
        "\t",
        "\u00a0",
        "a\u0301",
        ":"
    };

    private Texting() {}

    static Copy sms(String text) {
        return new Copy("", text);
    }

    static Copy mail(String text) {
        return new Copy("About {{date}}", text);
    }

    static String rendered(String sms, Map<Placeholder, String> values) {
        return CopyTemplate.of(SMS_KEY, sms(sms)).render(values).text();
    }

    static Map<Placeholder, String> with(Placeholder placeholder, String value) {
        var values = new EnumMap<>(Samples.of(ENGLISH));
        values.put(placeholder, value);
        return values;
    }

    /** The same value for all, but for links, which are ones. */
    static Map<Placeholder, String> everywhere(String value) {
        var values = new EnumMap<>(Samples.of(ENGLISH));
        for (var placeholder : Placeholder.values()) {
            if (placeholder.form() != Slot.Form.ADDRESS) {
                values.put(placeholder, value);
            }
        }
        return values;
    }

    static String random(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (var bits = random.nextInt(1, most); bits > 0; bits--) {
            text.append(BITS[random.nextInt(BITS.length)]);
        }
        return text.toString();
    }
}
