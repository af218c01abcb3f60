package dev.callside.reminders.copy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.copy.CopyRefusal.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Shows that the reference lists exactly the placeholders and the refusals that there are, and replies as they are read. */
class CopyDocTest {

    private static final Path PAGE = Path.of("../docs/reference/reminders-copy.md");

    @Test
    void listsEveryPlaceholder() throws IOException {
        assertThat(lines("| `{{"))
                .isEqualTo(Arrays.stream(Placeholder.values())
                        .map(CopyDocTest::row)
                        .toList());
    }

    private static String row(Placeholder placeholder) {
        var label = new CopyMessages(Locale.ENGLISH).label(placeholder);
        var sample = Samples.of(Language.ENGLISH).get(placeholder);
        return "| `" + placeholder.written() + "` | " + label + " | " + sample + " | " + where(placeholder) + " |";
    }

    private static String where(Placeholder placeholder) {
        var texts = Texts.of(CopyMessages.BUNDLE, Locale.ENGLISH);
        if (placeholder.topics().size() == Topic.values().length) {
            return "everywhere";
        }
        if (placeholder.topics().equals(Topic.toClients())) {
            return "messages to clients";
        }
        var topics = placeholder.topics().stream()
                .map(topic -> texts.get("kind." + topic.key()))
                .collect(joining(", "));
        return placeholder.goesBy(Channel.EMAIL) ? topics : topics + "; SMS only";
    }

    @Test
    void listsEveryRefusal() throws IOException {
        var codes = Arrays.stream(Reason.values())
                .map(reason -> CopyRefusal.of("text", reason).code())
                .toList();
        assertThat(lines("| `").stream()
                        .filter(line -> !line.contains("{{client") && line.matches("\\| `[a-z_]+` .*"))
                        .map(line -> line.split("`", -1)[1]))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void saysWhatAnswersMean() throws IOException {
        assertThat(answers("confirmed")).hasSize(8).allMatch(word -> Reply.of(word) == Reply.YES);
        assertThat(answers("declined")).hasSize(8).allMatch(word -> Reply.of(word) == Reply.NO);
        assertThat(answers("no more messages")).hasSize(10).allMatch(word -> Reply.of(word) == Reply.STOP);
        assertThat(answers("messages again")).hasSize(3).allMatch(word -> Reply.of(word) == Reply.START);
        assertThat(answers("Twilio answers by itself")).hasSize(3).allMatch(word -> Reply.of(word) == Reply.HELP);
    }

    private static List<String> answers(String meaning) throws IOException {
        var row = lines("| ").stream()
                .filter(line -> line.endsWith("| " + meaning + " |"))
                .findFirst()
                .orElseThrow();
        return List.of(row.split("\\|", -1)[1].replace(" alone", "").strip().split(", |; | or "));
    }

    private static List<String> lines(String beginning) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
