package dev.callside.reminders.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.feed.CalendarView.ConsentView;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.RemindersProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that calendars are found by name and state, and that a file of them gives no address away. */
class CalendarListTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private final List<CalendarView> all = List.of(
            calendar("Ana", "Dr Ana Ruiz", false, null),
            calendar("=Room two", "", false, "many_gone"),
            calendar("Ben", "Ben Oduya", true, "refused"));

    private static CalendarView calendar(String name, String practitioner, boolean paused, String problem) {
        return new CalendarView(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                name,
                "calendar.example/…4f2c",
                "",
                practitioner,
                new ConsentView(true, false),
                paused,
                false,
                null,
                AT,
                AT,
                12,
                List.of(),
                problem,
                0,
                AT,
                "Mia");
    }

    private List<String> found(String text, CalendarShow show) {
        return CalendarList.of(all, new ListQuestion<>(text, show, Optional.empty(), 50)).stream()
                .map(CalendarView::name)
                .toList();
    }

    @Test
    void findsByNameAndState() {
        assertThat(found("", CalendarShow.ALL)).hasSize(3);
        assertThat(found("ruiz", CalendarShow.ALL)).containsExactly("Ana");
        assertThat(found("", CalendarShow.OK)).containsExactly("Ana");
        assertThat(found("", CalendarShow.TROUBLE)).containsExactly("=Room two");
        assertThat(found("", CalendarShow.PAUSED)).containsExactly("Ben");
        assertThat(found("ana", CalendarShow.PAUSED)).isEmpty();
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        var two = new ListQuestion<CalendarShow, UUID>("", CalendarShow.ALL, Optional.empty(), 2);
        var first = CalendarList.page(all, List.of(), two);
        assertThat(first.calendars()).extracting(CalendarView::name).containsExactly("Ana", "=Room two");
        var second = CalendarList.page(all, List.of(), two.after(UUID.fromString(first.next())));
        assertThat(second.calendars()).extracting(CalendarView::name).containsExactly("Ben");
        assertThat(second.next()).isNull();

        assertThat(CalendarList.page(all, List.of(), two.atMost(3)).next()).isNull();
        assertThat(CalendarList.page(all, List.of(), two.after(UUID.randomUUID()))
                        .calendars())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        for (var locale : Texts.LANGUAGES) {
            var reader = CalendarList.reader(locale);
            reader.question("x".repeat(201), "none", "x", "0");
            assertThat(reader.errors())
                    .extracting(FieldError::field)
                    .containsExactlyInAnyOrder("q", "show", "after", "limit");
        }
    }

    @Test
    void writesAFileInWhichNothingRuns() throws IOException {
        var out = new ByteArrayOutputStream();
        new HttpCalendarsCsv(ZoneId.of("Australia/Melbourne"), Texts.of(RemindersProblem.BUNDLE, Locale.ENGLISH))
                .write(all, out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("'=Room two,,calendar.example/…4f2c,Needs attention,Most of it is gone,,12,0,Yes,No,"
                                + "2026-03-01 11:00:00,Mia"));
    }

    @Test
    void hasAWordForEveryStateAndProblem() {
        for (var locale : Texts.LANGUAGES) {
            var texts = Texts.of(RemindersProblem.BUNDLE, locale);
            assertThat(Arrays.stream(FeedProblem.values()).map(FeedProblem::label))
                    .allMatch(problem -> texts.has("calendars.problem." + problem));
            assertThat(Arrays.stream(CalendarShow.values())
                            .filter(show -> show != CalendarShow.ALL)
                            .map(show -> show.name().toLowerCase(Locale.ROOT)))
                    .allMatch(state -> texts.has("calendars.state." + state));
        }
    }
}
