package dev.callside.reminders.browser;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.price.Channel.Form;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.work.RemindersProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the console knows every channel as the server does, and that each has a name. */
class ChannelsJsTest {

    private static List<String> list(String name) throws IOException {
        var source = Files.readString(Path.of("src/main/webapp/console/channels.js"));
        var list = Pattern.compile("const " + name + " = \\[(.*?)\\];").matcher(source);
        assertThat(list.find()).as(name).isTrue();
        return Pattern.compile("'(.+?)'")
                .matcher(list.group(1))
                .results()
                .map(each -> each.group(1))
                .collect(toList());
    }

    private static List<String> those(Predicate<Channel> are) {
        return Arrays.stream(Channel.values()).filter(are).map(Channel::label).toList();
    }

    @Test
    void hasThemAllInTheirOrder() throws IOException {
        assertThat(list("CHANNELS")).isEqualTo(those(channel -> true));
    }

    @Test
    void knowsLettersAndWhatAlertsGoBy() throws IOException {
        assertThat(list("LETTERS")).isEqualTo(those(channel -> channel.form() == Form.LETTER));
        assertThat(list("OF_ALERTS")).isEqualTo(those(channel -> channel == Channel.ALERTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "is"})
    void isToldTheirNames(String language) throws IOException {
        for (var page : List.of("reminders", "copy", "messages", "clients")) {
            var words = Files.readString(Path.of("src/main/webapp/messages/" + page + "." + language + ".json"));
            assertThat(those(channel -> true)).as(page).allMatch(label -> words.contains("\"channel." + label + "\":"));
        }
        var texts = Texts.of(RemindersProblem.BUNDLE, Locale.forLanguageTag(language));
        assertThat(those(channel -> true))
                .allSatisfy(label ->
                        assertThat(texts.get("message.channel." + label)).isNotEmpty());
    }
}
