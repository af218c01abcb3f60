package dev.callside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a page says, it says in every language. */
class MessagesTest {

    private static final Path UI = Path.of("src/main/webapp/ui");
    private static final Pattern KEY = Pattern.compile("'([a-z][A-Za-z]*\\.[a-z][A-Za-z]*)'");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void hasTheSameMessagesInEveryLanguage() throws IOException {
        assertThat(messages("is").keySet()).isEqualTo(messages("en").keySet());
    }

    @Test
    void fillsTheSamePlacesInEveryLanguage() throws IOException {
        Map<String, String> icelandic = messages("is");
        messages("en")
                .forEach((key, text) ->
                        assertThat(places(icelandic.get(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    void hasEveryMessageThatAPageNames() throws IOException {
        Set<String> groups =
                messages("en").keySet().stream().map(MessagesTest::group).collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(UI)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(named::add);
            }
        }
        named.removeIf(key -> !groups.contains(group(key)));

        assertThat(messages("en").keySet()).containsAll(named);
    }

    private static String group(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Map<String, String> messages(String language) throws IOException {
        return new ObjectMapper()
                .readValue(UI.resolve("messages/" + language + ".json").toFile(), new TypeReference<>() {});
    }
}
