package dev.callside.practice.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what is done with a value before it is put into a text, and that nothing but known placeholders is taken. */
class WordingTest {

    private enum Thing implements Slot {
        NAME(Form.VALUE),
        SITE(Form.ADDRESS),
        ADVICE(Form.SENTENCE),
        ROOM(Form.VALUE);

        private final Form form;

        Thing(Form form) {
            this.form = form;
        }

        static Optional<Thing> ofTag(String tag) {
            return Arrays.stream(values())
                    .filter(each -> each.tag().equals(tag))
                    .findFirst();
        }

        @Override
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Form form() {
            return form;
        }

        @Override
        public boolean always() {
            return this != ROOM;
        }

        @Override
        public boolean detail() {
            return this == ROOM;
        }
    }

    private static final String LONG = "long ".repeat(50).strip();

    private static Rendered mail(String text, Map<Thing, String> values) {
        return Wording.of(new Copy("About {{name}}", text), Thing::ofTag).mail(values, "en");
    }

    private static Map<Thing, String> with(Thing thing, String value) {
        var values = new HashMap<>(Map.of(Thing.NAME, "Kim", Thing.SITE, "https://a.example", Thing.ADVICE, "Wait."));
        values.put(thing, value);
        return values;
    }

    @Test
    void cutsWhatSomebodyEnteredAndNoSentenceOfOurs() {
        assertThat(mail("{{name}}", with(Thing.NAME, LONG)).text()).hasSize(100).endsWith("...");
        assertThat(mail("{{advice}}", with(Thing.ADVICE, LONG + "\n" + LONG)).text())
                .isEqualTo(LONG + " " + LONG);
    }

    @Test
    void linksAnAddressOfTheWebOnly() {
        assertThat(mail("{{site}}", with(Thing.ROOM, "")).html())
                .contains("<a href=\"https://a.example\">https://a.example</a>");
        assertThat(mail("Go {{site}}", with(Thing.SITE, "javascript:alert(1)")).html())
                .doesNotContain("<a ", "javascript");
    }

    @Test
    void escapesForThePageAndNotForTheText() {
        var mail = mail("Hi {{name}} & <all>", with(Thing.NAME, "<i>{{advice}}</i>"));

        assertThat(mail.subject()).isEqualTo("About <i>{{advice}}</i>");
        assertThat(mail.text()).isEqualTo("Hi <i>{{advice}}</i> & <all>");
        assertThat(mail.html()).contains("Hi &lt;i&gt;{{advice}}&lt;/i&gt; &amp; &lt;all&gt;</p>");
    }

    @Test
    void leavesOutALineOfDetailsThatThereAreNot() {
        assertThat(mail("In {{room}}\nBye", with(Thing.NAME, "Kim")).text()).isEqualTo("Bye");
        assertThat(mail("In {{room}}\nBye", with(Thing.ROOM, "3")).text()).isEqualTo("In 3\nBye");
    }

    @Test
    void isSureOfWhatEveryMessageHas() {
        assertThatThrownBy(() -> mail("{{advice}}", Map.of(Thing.NAME, "Kim")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ADVICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{other}}", "{{#name}}x{{/name}}", "{{{name}}}", "{{name", "name}}", "{", "{{=<% %>=}}"})
    void takesNothingThatStandsForNothing(String text) {
        assertThatThrownBy(() -> mail(text, with(Thing.ROOM, ""))).isInstanceOf(IllegalArgumentException.class);
    }
}
