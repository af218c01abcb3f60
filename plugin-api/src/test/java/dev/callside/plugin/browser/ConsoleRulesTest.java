package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves the small rules that the console's pages are made of. */
@ExtendWith(InChromium.class)
class ConsoleRulesTest {

    private static final String ENTRIES = """
            const { Entries } = await import('/callside/console/entries.js');
            const page = (from, count, next = null) => ({ entries: Array.from({ length: count }, (_, i) => ({ id: `${from + i}` })), next });
            const answers = [];
            const entries = new Entries(() => new Promise((resolve, reject) => answers.push({ resolve, reject })), () => {});
            const ids = () => entries.all.map(({ id }) => id).join(' ');
            """;

    private final BrowserModules browser;

    ConsoleRulesTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "3,3", "36,40", "1204,1500", "5000,6000", "10001,15000"})
    void ticksAreRoundAndTakeInTheLargest(int largest, int last) {
        Object ticks = browser.call("/callside/console/scale.js", "ticks", largest);
        assertThat(ticks).asInstanceOf(LIST).hasSizeBetween(2, 6).startsWith(0).endsWith(last);
    }

    @Test
    void labelsHaveRoomAndTheNewestDayHasOne() {
        List<?> labelled = (List<?>) browser.call("/callside/console/scale.js", "labelled", 30, 720);
        assertThat(labelled).hasSize(10);
        assertThat(labelled.get(9)).isEqualTo(29);
        assertThat((List<?>) browser.call("/callside/console/scale.js", "labelled", 365, 240))
                .hasSizeLessThan(5);
    }

    @Test
    void daysAreThePractices() {
        Object today = browser.run(
                "const { today } = await import('/callside/console/scale.js');return ['Australia/Melbourne',"
                        + " 'Atlantic/Reykjavik'].map((zone) => today(zone, new Date('2026-11-23T20:00:00Z')));");
        assertThat(today).isEqualTo(List.of("2026-11-24", "2026-11-23"));
        assertThat(browser.call("/callside/console/scale.js", "dayAfter", "2026-03-01", -1))
                .isEqualTo("2026-02-28");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12|12", " 1,250 |1250", "1.250|1250", "1 250|1250", "1’250|1250", "0|0"})
    void readsWholeNumbersAsPeopleTypeThem(String typed, int number) {
        assertThat(browser.call("/callside/console/numbers.js", "whole", typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"twelve", "-3", "1.5", "1,25", "1e3", "12345678901234567890", "''"})
    void refusesWhatIsNoWholeNumber(String typed) {
        assertThat(browser.call("/callside/console/numbers.js", "whole", typed)).isNull();
    }

    @Test
    void anAddressKeepsWhatIsInIt() {
        Object route = browser.run("const { hashOf, routeOf } = await import('/callside/console/routes.js');return"
                + " [...routeOf(hashOf('credits', 'a/b', 'þ %')), ...routeOf('#/%E0%A4%A'), routeOf('').length];");
        assertThat(route).isEqualTo(List.of("credits", "a/b", "þ %", "%E0%A4%A", 0));
    }

    @Test
    void dropsAnAnswerThatSomethingElseHasOvertaken() {
        Object shown = browser.run(ENTRIES
                + "const slow = entries.load(); const quick = entries.load(); answers[1].resolve(page(5, 1)); await"
                + " quick;answers[0].resolve(page(1, 3)); await slow; return ids();");
        assertThat(shown).isEqualTo("5");
    }

    @Test
    void putsNewsOnTopOfAllThatWasLoaded() {
        Object shown = browser.run(ENTRIES
                + "const load = entries.load(); answers[0].resolve(page(3, 2, 'n')); await load;"
                + "const more = entries.more(); answers[1].resolve(page(5, 2)); await more;"
                + "const news = entries.refresh(); answers[2].resolve(page(2, 2, 'n')); await news;"
                + "return ids() + ' ' + entries.next;");
        assertThat(shown).isEqualTo("2 3 4 5 6 null");
    }

    @Test
    void beginsAgainWhereNewsDoNotReachWhatWasLoaded() {
        Object shown = browser.run(ENTRIES
                + "const load = entries.load(); answers[0].resolve(page(30, 2)); await load;const news ="
                + " entries.refresh(); answers[1].resolve(page(1, 2, 'n')); await news; return ids() + ' ' +"
                + " entries.next;");
        assertThat(shown).isEqualTo("1 2 n");
    }

    @Test
    void keepsWhatIsShownWhenMoreCantBeHad() {
        Object shown = browser.run(ENTRIES
                + "const load = entries.load(); answers[0].resolve(page(1, 2, 'n')); await load;"
                + "const more = entries.more(); answers[1].reject({ slug: 'no-answer' }); await more;"
                + "return `${ids()} ${entries.state} ${entries.problem.slug}`;");
        assertThat(shown).isEqualTo("1 2 failed no-answer");
    }

    @Test
    void asksOnceMoreForWhatDidNotCome() {
        Object shown = browser.run(ENTRIES
                + "const load = entries.load(); answers[0].resolve(page(1, 2, 'n')); await load;"
                + "const more = entries.more(); answers[1].reject({ slug: 'no-answer' }); await more;"
                + "const rest = entries.again(); answers[2].resolve(page(3, 1)); await rest; const all = ids();"
                + "const anew = entries.load(); answers[3].reject({ slug: 'no-answer' }); await anew;"
                + "const start = entries.again(); answers[4].resolve(page(7, 1)); await start;"
                + "return `${all}, ${ids()}`;");
        assertThat(shown).isEqualTo("1 2 3, 7");
    }

    @Test
    void doesOneThingAtATimeAndOnceMoreForAllWhoAskedMeanwhile() {
        Object done = browser.run("const { oneAtATime } = await import('/callside/console/one-at-a-time.js');"
                + "let begun = 0; let atOnce = 0; let most = 0; const free = [];"
                + "const work = oneAtATime(async () => { begun += 1; most = Math.max(most, (atOnce += 1));"
                + " await new Promise((go) => free.push(go)); atOnce -= 1; });"
                + "const first = work(); work(); work(); free[0](); while (free.length < 2) await null; free[1]();"
                + " await first; const again = work(); free[2](); await again; return `${begun} ${most}`;");
        assertThat(done).isEqualTo("3 1");
    }

    @Test
    void restsBetweenTwoTurnsIfToldTo() {
        Object paused = browser.run("const { oneAtATime } = await import('/callside/console/one-at-a-time.js');"
                + "const begun = []; const work = oneAtATime(async () => begun.push(performance.now()), 100);"
                + "const first = work(); work(); work(); const soon = begun.length; await first;"
                + "return `${soon} ${begun.length} ${begun[1] - begun[0] >= 99}`;");
        assertThat(paused).isEqualTo("1 2 true");
    }

    @Test
    void newsAreAskedForAllThatIsShown() {
        Object asked = browser.run("const { Entries } = await import('/callside/console/entries.js'); const asked = [];"
                + "const entries = new Entries(async (before, shown) => { asked.push(`${before}:${shown}`);"
                + " const from = before ? 25 : 0; return { entries: Array.from({ length: Math.max(25, shown) }, (_, i) =>"
                + " ({ id: `${from + i}`, turn: asked.length })), next: 'more' }; }, () => {});"
                + "await entries.load(); await entries.more(); await entries.refresh();"
                + "return asked.join(' ') + ' ' + entries.all.filter(({ turn }) => turn === 3).length;");
        assertThat(asked).isEqualTo("null:0 more:0 null:50 50");
    }
}
