package dev.callside.credits.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.Race;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a level's history and chart say what happened to it. */
class HistoryTest {

    private final CreditScene scene = new CreditScene();
    private LevelId ana;

    @BeforeEach
    void aLittleOfEverything() {
        ana = scene.level(scene.ana);
        scene.bought(scene.group, 100);
        scene.clock.advance(Duration.ofHours(1));
        scene.in(() ->
                scene.all.transfers.between(scene.id, UUID.randomUUID(), scene.group, ana, OptionalLong.of(30), "Mia"));
        scene.spend(scene.sms(null, 5));
        scene.settle(scene.reserve(scene.sms(null, 2)).message(), true);
        scene.settle(scene.reserve(scene.sms(null, 4)).message(), false);
        scene.reserve(scene.sms(null, 3));
        scene.in(() -> scene.all.levels.remove(scene.id, ana, scene.group, "Mia"));
    }

    private static HistoryQuestion question(HistoryFilter filter) {
        return new HistoryQuestion(filter, "", Optional.empty(), Optional.empty(), OptionalLong.empty(), 50);
    }

    private List<HistoryLine> lines(LevelId level, HistoryQuestion question) {
        return scene.in(() -> scene.history.histories.lines(scene.id, level, question));
    }

    private List<String> told(LevelId level, HistoryFilter filter) {
        return lines(level, question(filter)).stream()
                .map(line -> line.kind().label() + " " + line.credits() + " " + line.balanceAfter() + " "
                        + line.who().orElse("-"))
                .toList();
    }

    @Test
    void listsWhatMovedCreditsNewestFirst() {
        assertThat(told(scene.group, HistoryFilter.MOVED))
                .containsExactly(
                        "removal-in 30 93 Mia",
                        "spent -2 63 -",
                        "spent -5 65 Mia",
                        "transfer-out -30 70 Mia",
                        "purchase 100 100 Mia");
        assertThat(told(ana, HistoryFilter.MOVED)).containsExactly("removal-out -30 0 Mia", "transfer-in 30 30 Mia");
    }

    @Test
    void listsWhatIsReservedNowAndWhatCameBack() {
        assertThat(told(scene.group, HistoryFilter.RESERVED)).containsExactly("reserved -3 63 -");
        assertThat(told(scene.group, HistoryFilter.RELEASED)).containsExactly("released 4 63 -");
    }

    /** A manager names a key after the system that uses it. */
    @ParameterizedTest
    @ValueSource(strings = {"worker", "callside", "reminders", "top-up"})
    void namesWhoeverIsCalledLikeAWorker(String name) {
        scene.in(() -> scene.pay.spending.spend(scene.practice, scene.sms(null, 7), name));
        scene.in(() ->
                scene.pay.spending.reserve(scene.practice, List.of(scene.sms(null, 8)), Duration.ofHours(1), name));

        assertThat(told(scene.group, HistoryFilter.SPENT).get(0))
                .startsWith("spent -7 ")
                .endsWith(" " + name);
        assertThat(told(scene.group, HistoryFilter.RESERVED).get(0))
                .startsWith("reserved -8 ")
                .endsWith(" " + name);
    }

    /** A word that nobody sees is not found. */
    @Test
    void findsWhoIsNamedAndNoWorker() {
        assertThat(lines(scene.group, searched(HistoryFilter.MOVED, "reminders")))
                .isEmpty();
        assertThat(lines(scene.group, searched(HistoryFilter.RESERVED, "reminders")))
                .isEmpty();

        scene.in(() -> scene.pay.spending.spend(scene.practice, scene.sms(null, 7), "Our reminders"));

        assertThat(lines(scene.group, searched(HistoryFilter.MOVED, "reminders")))
                .hasSize(1);
    }

    /** The history is not rewritten: what a worker did before they were marked goes on having happened by itself. */
    @Test
    void knowsWorkersFromBeforeTheyWereMarked() {
        scene.in(() -> scene.pay.spending.spend(scene.practice, scene.sms(null, 7), "reminders"));
        var since = scene.sees("select prosrc from pg_proc where oid = 'credits.marked_since'::regproc");
        scene.postgres.asOwner(markedSince("select timestamptz 'infinity'"));
        try {
            assertThat(told(scene.group, HistoryFilter.SPENT))
                    .startsWith("spent -7 86 -")
                    .contains("spent -5 65 Mia");
            assertThat(lines(scene.group, searched(HistoryFilter.MOVED, "reminders")))
                    .isEmpty();
        } finally {
            scene.postgres.asOwner(markedSince(since));
        }
    }

    /** Where something was written already, the names of before keep their meaning; and for a day more, for nodes that are not upgraded yet. */
    @Test
    void knowsSinceWhenWorkersAreMarkedWhereSomethingWasWrittenBefore() throws IOException {
        var before = scene.sees("select prosrc from pg_proc where oid = 'credits.marked_since'::regproc");
        try (var migration = HistoryTest.class.getResourceAsStream("/db/migration/credits/V039__workers_marked.sql")) {
            scene.postgres.asOwner(new String(migration.readAllBytes(), UTF_8));
            assertThat(scene.sees("select credits.marked_since() between now() - interval '1 min' and now()"))
                    .isEqualTo("t");
            assertThat(scene.sees("select concat_ws(',', credits.person('worker', now() + interval '23 h'),"
                            + " credits.person('worker', now() + interval '25 h'),"
                            + " credits.person(' worker', now() + interval '25 h'))"))
                    .isEqualTo(",worker,");
        } finally {
            scene.postgres.asOwner(markedSince(before));
        }
    }

    private static String markedSince(String body) {
        return "create or replace function credits.marked_since() returns timestamptz language sql stable as $$" + body
                + "$$";
    }

    private static HistoryQuestion searched(HistoryFilter filter, String text) {
        return new HistoryQuestion(filter, text, Optional.empty(), Optional.empty(), OptionalLong.empty(), 50);
    }

    @Test
    void namesTheOtherLevelOfATransfer() {
        assertThat(lines(ana, question(HistoryFilter.TRANSFER)).get(0).other()).contains(scene.group);
        assertThat(lines(scene.group, question(HistoryFilter.SPENT)).get(0).other())
                .isEmpty();
    }

    @Test
    void findsByKindTextAndTime() {
        assertThat(told(scene.group, HistoryFilter.SPENT)).hasSize(2);
        assertThat(told(scene.group, HistoryFilter.PURCHASE)).hasSize(1);
        assertThat(told(scene.group, HistoryFilter.TOP_UP)).isEmpty();
        assertThat(told(scene.group, HistoryFilter.REMOVAL)).hasSize(1);
        assertThat(lines(
                        scene.group,
                        new HistoryQuestion(
                                HistoryFilter.MOVED,
                                "r-1",
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                50)))
                .hasSize(1);
        var afterTheFirst = Optional.of(Instant.parse("2026-03-01T10:30:00Z"));
        assertThat(lines(
                        scene.group,
                        new HistoryQuestion(
                                HistoryFilter.MOVED, "", afterTheFirst, Optional.empty(), OptionalLong.empty(), 50)))
                .hasSize(4);
        assertThat(lines(
                        scene.group,
                        new HistoryQuestion(
                                HistoryFilter.MOVED, "", Optional.empty(), afterTheFirst, OptionalLong.empty(), 50)))
                .hasSize(1);
    }

    /** By the name that a person reads there, which the ledger doesn't know. */
    @Test
    void findsTransfersByTheLevelAtTheirOtherEnd() {
        var nothing = new HistoryQuestion(
                HistoryFilter.MOVED, "ruiz", Optional.empty(), Optional.empty(), OptionalLong.empty(), 1);
        assertThat(lines(scene.group, nothing)).isEmpty();

        var asked = nothing.orWith(Set.of(ana));
        var first = lines(scene.group, asked);
        var second = lines(scene.group, asked.after(first.get(0)));

        assertThat(first).extracting(HistoryLine::kind).containsExactly(HistoryKind.REMOVAL_IN);
        assertThat(second).extracting(HistoryLine::kind).containsExactly(HistoryKind.TRANSFER_OUT);
        assertThat(lines(scene.group, asked.after(second.get(0)))).isEmpty();
    }

    @Test
    void pagesWithoutLosingOrRepeatingALine() {
        var all = lines(scene.group, question(HistoryFilter.MOVED));
        var paged = new ArrayList<HistoryLine>();
        var next = new HistoryQuestion(
                HistoryFilter.MOVED, "", Optional.empty(), Optional.empty(), OptionalLong.empty(), 2);
        for (var page = lines(scene.group, next); !page.isEmpty(); page = lines(scene.group, next)) {
            paged.addAll(page);
            next = next.after(page.get(page.size() - 1));
        }
        assertThat(paged).isEqualTo(all).hasSize(5);
    }

    @Test
    void hasAFilterForEachKindAndNoOther() {
        for (var filter : HistoryFilter.values()) {
            assertThat(HistoryFilter.named(
                            filter.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')))
                    .contains(filter);
        }
        assertThat(HistoryFilter.named("theft")).isEmpty();
        assertThat(HistoryFilter.named(null)).contains(HistoryFilter.MOVED);
    }

    @Test
    void drawsEachDayInThePracticesZone() {
        // 10:00 UTC on 1 March is 21:00 in Melbourne.
        scene.clock.advance(Duration.ofHours(3));
        scene.spend(scene.sms(null, 10));

        var days = scene.in(() -> scene.history.chart.days(
                scene.practice, scene.group, LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-03")));

        assertThat(days)
                .containsExactly(
                        new ChartDay(LocalDate.parse("2026-02-28"), 0, 0, 0),
                        new ChartDay(LocalDate.parse("2026-03-01"), 93, 100, 7),
                        new ChartDay(LocalDate.parse("2026-03-02"), 83, 0, 10),
                        new ChartDay(LocalDate.parse("2026-03-03"), 83, 0, 0));
    }

    @Test
    void drawsFromTheBalanceBeforeTheFirstDay() {
        scene.clock.advance(Duration.ofDays(40));

        var days = scene.in(() -> scene.history.chart.days(
                scene.practice, scene.group, LocalDate.parse("2026-03-30"), LocalDate.parse("2026-03-31")));

        assertThat(days).extracting(ChartDay::balance).containsExactly(93L, 93L);
    }

    @Test
    void drawsTheLongDayWhenSummerTimeEndsAsOne() {
        // Melbourne's 5 April 2026 has 25 hours.
        var zone = ZoneId.of("Australia/Melbourne");
        var day = LocalDate.parse("2026-04-05");
        var first = day.atStartOfDay(zone).toInstant();
        scene.clock.advance(Duration.between(scene.clock.instant(), first));
        scene.spend(scene.sms(null, 1));
        scene.clock.advance(Duration.ofHours(25).minusMillis(1));
        scene.spend(scene.sms(null, 1));
        scene.clock.advance(Duration.ofMillis(1));
        scene.spend(scene.sms(null, 1));

        var days = scene.in(() -> scene.history.chart.days(scene.practice, scene.group, day, day.plusDays(1)));

        assertThat(days).extracting(ChartDay::used).containsExactly(2L, 1L);
    }

    @Test
    void drawsTheSameFromDaysThatWereSummedUp() throws Exception {
        scene.clock.advance(Duration.ofDays(1));
        scene.spend(scene.sms(null, 10));
        var before = march();

        Race.of(4, () -> sumUp(scene.clock.instant()));

        assertThat(summedUp()).isEqualTo("1");
        assertThat(march()).isEqualTo(before);
        scene.clock.advance(Duration.ofDays(1));
        scene.spend(scene.sms(null, 1));
        sumUp(scene.clock.instant());
        assertThat(summedUp()).isEqualTo("2");
        assertThat(march()).extracting(ChartDay::used).containsExactly(0L, 7L, 10L, 1L);
    }

    /** Whoever began before midnight may commit after the day was summed up. */
    @Test
    void addsWhatCameLateToItsDay() {
        sumUp(scene.clock.instant().plus(Duration.ofDays(1)));
        scene.spend(scene.sms(null, 2));
        assertThat(march()).extracting(ChartDay::used).containsExactly(0L, 9L, 0L, 0L);

        sumUp(scene.clock.instant().plus(Duration.ofDays(1)));

        assertThat(summedUp()).isEqualTo("1");
        assertThat(march()).extracting(ChartDay::used).containsExactly(0L, 9L, 0L, 0L);
    }

    @Test
    void readsTheEntriesAgainInAnotherZone() {
        sumUp(scene.clock.instant().plus(Duration.ofDays(1)));
        scene.postgres.asOwner(
                "update practice.practices set zone = 'Pacific/Pago_Pago' where id = '" + scene.id + "'");

        var moved = scene.in(() -> new PracticeStore(scene.database.unit("practice")).practice(scene.id));

        assertThat(scene.in(() -> scene.history.chart.days(
                        moved, scene.group, LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01"))))
                .extracting(ChartDay::bought)
                .containsExactly(100L, 0L);
    }

    private List<ChartDay> march() {
        return scene.in(() -> scene.history.chart.days(
                scene.practice, scene.group, LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-03")));
    }

    private Void sumUp(Instant now) {
        scene.database.inWorker(() -> scene.history.chart.sumUp(now));
        return null;
    }

    private String summedUp() {
        return scene.postgres.ownerSees("select count(*) from credits.days where account_id = '" + scene.group + "'");
    }
}
