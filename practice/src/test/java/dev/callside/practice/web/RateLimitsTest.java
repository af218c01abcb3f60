package dev.callside.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves that the limits are those which the reference promises, and that nobody gets around one by waiting for others. */
class RateLimitsTest {

    private static final Path REFERENCE = Path.of("../docs/reference/limits.md");

    private final RateLimits limits = new RateLimits();
    private final PracticeId practice = new PracticeId(UUID.randomUUID());

    @Test
    void takesFromAnAddressWhatTheReferenceSays() throws IOException {
        assertThat(allowed(() -> limits.address("192.0.2.1")))
                .isBetween(promised("each address"), slack("each address"));
        assertThat(limits.address("192.0.2.2")).isEmpty();
    }

    @Test
    void takesFromASessionWhatTheReferenceSays() throws IOException {
        assertThat(allowed(() -> limits.session("one", practice)))
                .isBetween(promised("each session"), slack("each session"));
        assertThat(limits.session("two", practice)).isEmpty();
    }

    @Test
    void whoeverWritesFastCanStillSave() throws IOException {
        assertThat(allowed(() -> limits.typing("one", practice)))
                .isBetween(promised("each session, by itself"), slack("each session, by itself"));
        assertThat(limits.session("one", practice)).isEmpty();
    }

    @Test
    void takesFromAPracticeWhatTheReferenceSays() throws IOException {
        var others = new int[1];
        assertThat(allowed(() -> limits.session("session " + others[0]++, practice)))
                .isBetween(promised("each practice"), slack("each practice"));
        assertThat(limits.session("new", new PracticeId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void takesFromALinkWhatTheReferenceSays() throws IOException {
        assertThat(allowed(() -> limits.link("one", practice))).isBetween(promised("each link"), slack("each link"));
        assertThat(limits.link("two", practice)).isEmpty();
    }

    @Test
    void countsLinksForTheirPracticeToo() throws IOException {
        var others = new int[1];
        assertThat(allowed(() -> limits.link("link " + others[0]++, practice)))
                .isBetween(promised("each practice"), slack("each practice"));
        // Fifty come back in a second, so the links take what has come back before each look.
        assertThat(IntStream.range(0, 50).anyMatch(i -> {
                    while (limits.link("link " + others[0]++, practice).isEmpty()) {}
                    return limits.session("session " + i, practice).isPresent();
                }))
                .isTrue();
    }

    @Test
    void takesFromAPanelAHostAndAForgerWhatTheReferenceSays() throws IOException {
        assertThat(allowed(() -> limits.stream("one"))).isBetween(promised("each panel"), slack("each panel"));
        assertThat(allowed(() -> limits.host("host"))).isBetween(promised("each host"), slack("each host"));
        assertThat(allowed(() -> limits.forged("192.0.2.1")))
                .isBetween(promised("each address that sends them"), slack("each address that sends them"));
        assertThat(limits.stream("two")).isEmpty();
        assertThat(limits.session("one", practice)).isEmpty();
        assertThat(limits.address("192.0.2.1")).isEmpty();
    }

    @Test
    void saysHowLongToWait() {
        allowed(() -> limits.session("one", practice));

        assertThat(limits.session("one", practice).orElseThrow()).isBetween(1L, 60L);
    }

    /** Buckets of many others are swept, but not one that somebody has nearly emptied. */
    @Test
    void remembersAnAddressHoweverManyOthersCome() throws IOException {
        var before = promised("each address") - 10;
        for (var i = 0; i < before; i++) {
            assertThat(limits.address("192.0.2.1")).isEmpty();
        }
        for (var i = 0; i <= RateLimits.MANY; i++) {
            limits.session("session " + i, new PracticeId(new UUID(0, i)));
        }

        assertThat(allowed(() -> limits.address("192.0.2.1"))).isLessThan(promised("each address") / 2);
    }

    private static long allowed(Supplier<OptionalLong> take) {
        var allowed = 0L;
        while (take.get().isEmpty()) {
            allowed++;
        }
        return allowed;
    }

    /** What is given back while the test takes: the minute's tenth would be six seconds of a busy machine. */
    private static long slack(String whom) throws IOException {
        return promised(whom) + promised(whom) / 10;
    }

    /** The number in the row of the reference that is for them. */
    private static long promised(String whom) throws IOException {
        var row = Pattern.compile("\\| ([0-9,]+) a minute \\| " + whom + " \\|").matcher(Files.readString(REFERENCE));
        assertThat(row.find()).as("a row for " + whom).isTrue();
        return Long.parseLong(row.group(1).replace(",", ""));
    }
}
