package dev.callside.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What slips in unnoticed: long files, forgotten notes, texts in one language only, settings and refusals undocumented. */
class TidyTest {

    private static final int LONGEST = 300;
    private static final String[] CODE = {".java", ".js", ".css", ".sql", ".html"};

    private static final Pattern PRINTING = Pattern.compile("System\\.(out|err)\\b");
    /** In two halves, or this file would be found. */
    private static final Pattern NOTES = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern SLEEPING = Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");
    private static final Pattern SKIPPED = Pattern.compile("@Dis" + "abled\\b");
    private static final Pattern PROBLEM = Pattern.compile("(?m)^    ([A-Z][A-Z_]+)\\(\\d{3}\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ .*?([a-z]+(?:-[a-z]+)*)`?\\s*$");
    private static final Pattern SETTING = Pattern.compile("(?m)^    [A-Z_]+\\(\\s*\"([a-z.-]+)\"");
    private static final Pattern READ = Pattern.compile("@ConfigProperty\\(\\s*name = \"callside\\.([^\"]+)\"");
    private static final Pattern UNSAFE_HTML = Pattern.compile("\\b(inner|outer)HTML\\b|insertAdjacentHTML|unsafeHTML");

    @Test
    void filesStayShort() {
        assertThat(Sources.shipped(CODE))
                .allSatisfy(file -> assertThat(Sources.text(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(LONGEST));
    }

    @Test
    void onlyTheLauncherPrints() {
        List<Path> others = Sources.shipped(".java").stream()
                .filter(file -> !file.startsWith("../launcher"))
                .toList();
        assertThat(Sources.finding(PRINTING, others)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(Sources.finding(NOTES, Sources.shipped(CODE))).isEmpty();
        assertThat(Sources.finding(NOTES, Sources.tests(CODE))).isEmpty();
    }

    @Test
    void testsNeitherSleepNorAreSkipped() {
        assertThat(Sources.finding(SLEEPING, Sources.tests(".java"))).isEmpty();
        assertThat(Sources.finding(SKIPPED, Sources.tests(".java"))).isEmpty();
    }

    @Test
    void pagesMakeNoMarkupOfText() {
        assertThat(Sources.finding(UNSAFE_HTML, Sources.shipped(".js"))).isEmpty();
    }

    @Test
    void everyTextIsThereInEveryLanguage() {
        List<Path> english = Sources.shipped(".json", ".properties").stream()
                .filter(file -> file.getFileName().toString().matches("(.*[._])?en\\.(json|properties)"))
                .toList();
        assertThat(english).hasSizeGreaterThanOrEqualTo(6);
        assertThat(english).allSatisfy(file -> {
            Path icelandic = file.resolveSibling(
                    file.getFileName().toString().replaceFirst("en(\\.(?:json|properties))$", "is$1"));
            assertThat(icelandic).exists();
            assertThat(keys(icelandic)).as(icelandic.toString()).isEqualTo(keys(file));
        });
    }

    private static Set<String> keys(Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            return new TreeSet<>(names(Sources.text(file)));
        }
        var properties = new Properties();
        properties.load(new StringReader(Sources.text(file)));
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<String> names(String json) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(json).properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void everyProblemIsDocumented() {
        List<String> slugs = Sources.shipped(".java").stream()
                .map(Sources::text)
                .filter(text -> text.contains("implements ProblemType"))
                .flatMap(text -> Sources.all(PROBLEM, text).stream())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(slugs).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(Sources.all(HEADING, Sources.text(Sources.file("docs/reference/problems.md"))))
                .containsAll(slugs);
    }

    @Test
    void everyKeyThatIsReadIsASetting() {
        List<String> settings = Sources.all(
                SETTING,
                Sources.text(Sources.file("launcher/src/main/java/dev/callside/launcher/settings/Setting.java")));
        List<String> read = Sources.shipped(".java").stream()
                .flatMap(file -> Sources.all(READ, Sources.text(file)).stream())
                .distinct()
                .toList();
        assertThat(read).isNotEmpty();
        assertThat(settings).hasSizeGreaterThan(20).containsAll(read);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> folders = Sources.shipped(".java").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(folders).isEmpty();
    }
}
