package dev.callside.reminders.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.ical.CalendarReading;
import dev.callside.reminders.ical.CalendarReading.Timed;
import dev.callside.reminders.ical.Contact;
import dev.callside.reminders.ical.Occurrence;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what counts as new, changed, moved, cancelled and gone, and when it is doubted that so much is gone. */
class ChangesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static Occurrence visit(String uid, String start) {
        return visit(uid, uid, start, VisitStatus.BOOKED);
    }

    private static Occurrence visit(String uid, String key, String start, VisitStatus status) {
        var begin = Instant.parse(start);
        var kim = new Contact("", "Kim", "", "", "kim@example.com", "", "", Optional.empty(), Optional.empty());
        return new Occurrence(uid, key, status, begin, begin.plusSeconds(1800), Optional.empty(), kim, "", "", "");
    }

    /** One of a series that was to begin then. */
    private static Occurrence of(String uid, String start) {
        return visit(uid, uid + "/" + start, start, VisitStatus.BOOKED);
    }

    private static Item item(Occurrence occurrence) {
        return new Item(
                occurrence.key(),
                "x-" + occurrence.key(),
                occurrence.uid(),
                occurrence.start(),
                false,
                print(occurrence));
    }

    private static String print(Occurrence occurrence) {
        return occurrence.start() + " " + occurrence.place();
    }

    private static CalendarReading reading(Set<String> unread, Occurrence... occurrences) {
        return new CalendarReading(
                Optional.empty(), List.of(occurrences), List.of(), unread, Set.of(), occurrences.length);
    }

    private static Changes changes(List<Item> before, Occurrence... occurrences) {
        return Changes.of(reading(Set.of(), occurrences), before, ChangesTest::print, NOW);
    }

    /** The appointments that are to be kept, each with when it is. */
    private static String taken(Changes changes) {
        return changes.taken().stream()
                .map(each -> each.externalId() + " " + each.occurrence().start())
                .collect(Collectors.joining(", "));
    }

    private static String gone(Changes changes) {
        return changes.gone().stream().map(Item::externalId).collect(Collectors.joining(", "));
    }

    @Test
    void takesWhatIsNewAndWhatIsOtherwise() {
        var changes = changes(
                List.of(item(visit("a", "2026-03-10T09:00:00Z")), item(visit("b", "2026-03-10T09:00:00Z"))),
                visit("a", "2026-03-10T09:00:00Z"),
                visit("b", "2026-03-11T09:00:00Z"),
                visit("c", "2026-03-12T09:00:00Z"));
        assertThat(taken(changes)).isEqualTo("x-b 2026-03-11T09:00:00Z, c 2026-03-12T09:00:00Z");
        assertThat(changes.gone()).isEmpty();
        assertThat(changes.expected()).isEqualTo(2);
    }

    @Test
    void leavesAloneWhatHasBegun() {
        var before = List.of(item(visit("a", "2026-03-01T09:00:00Z")), item(visit("b", "2026-03-01T09:30:00Z")));
        var changes = changes(before, visit("b", "2026-03-01T08:00:00Z"), visit("c", "2026-03-01T09:59:00Z"));
        assertThat(changes.taken()).isEmpty();
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void movesWhatHadBegunButIsToComeNow() {
        var changes = changes(List.of(item(visit("a", "2026-03-01T09:00:00Z"))), visit("a", "2026-03-05T09:00:00Z"));
        assertThat(taken(changes)).isEqualTo("x-a 2026-03-05T09:00:00Z");
    }

    @Test
    void knowsAWholeSeriesAgainThatWasMoved() {
        var before = Stream.of("2026-03-03T09:00:00Z", "2026-03-10T09:00:00Z", "2026-03-17T09:00:00Z")
                .map(start -> item(of("s", start)))
                .toList();
        var changes = changes(
                before,
                of("s", "2026-03-04T13:00:00Z"),
                of("s", "2026-03-11T13:00:00Z"),
                of("s", "2026-03-18T13:00:00Z"));
        assertThat(taken(changes))
                .isEqualTo(
                        "x-s/2026-03-03T09:00:00Z 2026-03-04T13:00:00Z, x-s/2026-03-10T09:00:00Z 2026-03-11T13:00:00Z,"
                                + " x-s/2026-03-17T09:00:00Z 2026-03-18T13:00:00Z");
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void knowsOneAgainThatHasBecomeASeries() {
        var changes = changes(
                List.of(item(visit("a", "2026-03-03T09:00:00Z"))),
                of("a", "2026-03-03T09:00:00Z"),
                of("a", "2026-03-10T09:00:00Z"));
        assertThat(taken(changes)).isEqualTo("x-a 2026-03-03T09:00:00Z, a/2026-03-10T09:00:00Z 2026-03-10T09:00:00Z");
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void everySecondOfASeriesIsNoMove() {
        var before = Stream.of("2026-03-03T09:00:00Z", "2026-03-10T09:00:00Z", "2026-03-17T09:00:00Z")
                .map(start -> item(of("s", start)))
                .toList();
        var changes = changes(before, of("s", "2026-03-03T09:00:00Z"), of("s", "2026-03-17T09:00:00Z"));
        assertThat(changes.taken()).isEmpty();
        assertThat(gone(changes)).isEqualTo("x-s/2026-03-10T09:00:00Z");
    }

    @Test
    void whatCantBeReadIsNotGone() {
        var before = List.of(item(visit("a", "2026-03-10T09:00:00Z")), item(visit("b", "2026-03-10T09:00:00Z")));
        assertThat(gone(Changes.of(reading(Set.of("a")), before, ChangesTest::print, NOW)))
                .isEqualTo("x-b");
    }

    @Test
    void whatIsNoLongerReadAsItWasIsUnclear() {
        var start = "2026-03-10T09:00:00Z";
        var before = List.of(item(visit("same", start)), item(visit("moved", start)), item(visit("unread", start)));
        var timed = Set.of(
                new Timed("same", Instant.parse(start)), new Timed("moved", Instant.parse("2026-03-11T09:00:00Z")));
        var reading = new CalendarReading(
                Optional.empty(), List.of(), List.of(), Set.of("same", "moved", "unread"), timed, 3);
        var changes = Changes.of(reading, before, ChangesTest::print, NOW);
        assertThat(changes.unclear()).extracting(Item::externalId).containsExactly("x-moved", "x-unread");
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void cancelsOnlyWhatWasTakenAndIsToCome() {
        var off = VisitStatus.CANCELLED;
        var before = List.of(
                item(visit("a", "2026-03-10T09:00:00Z")),
                item(visit("b", "2026-03-01T09:00:00Z")),
                new Item("c", "x-c", "c", Instant.parse("2026-03-10T09:00:00Z"), true, ""));
        var changes = changes(
                before,
                visit("a", "a", "2026-03-10T09:00:00Z", off),
                visit("b", "b", "2026-03-01T09:00:00Z", off),
                visit("c", "c", "2026-03-10T09:00:00Z", off),
                visit("d", "d", "2026-03-10T09:00:00Z", off));
        assertThat(changes.cancelled()).extracting(Item::externalId).containsExactly("x-a");
        assertThat(changes.taken()).isEmpty();
        assertThat(changes.gone()).isEmpty();
        assertThat(taken(changes(before, visit("c", "2026-03-10T09:00:00Z")))).isEqualTo("x-c 2026-03-10T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // there before, gone, events in the file, in doubt because of
        "1, 1, 0, EMPTY",
        "1, 0, 0, ",
        "1, 1, 1, ",
        "9, 9, 5, ",
        "19, 10, 9, MANY_GONE",
        "20, 10, 10, ",
        "500, 251, 249, MANY_GONE",
        "500, 500, 0, EMPTY"
    })
    void doubtsThatVeryMuchIsGone(int expected, int gone, int events, FeedProblem doubt) {
        var items = IntStream.range(0, gone)
                .mapToObj(number -> item(visit("v" + number, "2026-03-10T09:00:00Z")))
                .toList();
        var changes = new Changes(List.of(), List.of(), items, List.of(), expected);
        var reading = new CalendarReading(Optional.empty(), List.of(), List.of(), Set.of(), Set.of(), events);
        assertThat(GoneRules.doubt(changes, reading, false)).isEqualTo(Optional.ofNullable(doubt));
        assertThat(GoneRules.doubt(changes, reading, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT15M, PT15M",
        "1, PT15M, PT15M",
        "2, PT15M, PT30M",
        "3, PT15M, PT1H",
        "5, PT15M, PT4H",
        "6, PT15M, PT6H",
        "1000, PT15M, PT6H",
        "3, PT12H, PT12H"
    })
    void pausesLongerTheMoreOftenItFails(int failures, Duration interval, Duration pause) {
        assertThat(Pauses.after(failures, interval)).isEqualTo(pause);
    }
}
