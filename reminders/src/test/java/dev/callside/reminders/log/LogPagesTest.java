package dev.callside.reminders.log;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the pages Messages and API keys can be read and used by everybody, and ask before what can't be undone. */
@ExtendWith(InChromium.class)
class LogPagesTest {

    private static final String SHOW = """
            async (options) => {
              const { show } = await import('/log-fake.js');
              window.scene = await show(options);
            }\
            """;

    private final BrowserModules browser;

    LogPagesTest(BrowserModules browser) {
        this.browser = browser;
    }

    private Page show(String page, String locale, String theme, int width) {
        var shown = browser.open("/log.html", width, 900);
        shown.evaluate(SHOW, Map.of("page", page, "locale", locale, "theme", theme));
        assertThat(shown.locator("[aria-busy=true]")).hasCount(0);
        return shown;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator inDialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static List<?> changes(Page page) {
        return (List<?>) page.evaluate("() => window.scene.session.asked.filter((each) => !each.startsWith('GET'))");
    }

    private static void isForEverybody(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", name + ".png"))
                .setFullPage(true));
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))
                .as(name + " is wider than the screen")
                .isFalse();
        assertThat(Axe.violations(page)).as(name).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-AU,light,360", "is-IS,dark,360", "en-AU,dark,1600", "is-IS,light,1600", "en-AU,light,700"})
    void isForEverybody(String locale, String theme, int width) {
        for (var name : List.of("messages", "keys")) {
            var page = show(name, locale, theme, width);
            assertThat(page.locator("h1")).isVisible();
            if (name.equals("messages")) {
                assertThat(page.locator("td .badge")).hasCount(9);
                assertThat(page.locator("th .badge")).hasCount(2);
                page.locator(".disclose").nth(6).click();
            }
            isForEverybody(page, name + "-" + width + "-" + theme);
            page.context().close();
        }
    }

    @Test
    void saysThatADoubtfulMessageMayArriveTwice() {
        var page = show("messages", "en-AU", "light", 1280);
        button(page, "In doubt").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        page.locator(".disclose").click();

        button(page, "Send again").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("the client gets it twice");
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText(
                        "It costs nothing more for seven days after it was paid for, and then as much as a new one.");
        assertThat(changes(page)).isEmpty();
        inDialog(page, "Send although in doubt").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator(".list td .badge")).hasText("Scheduled");
        assertThat(changes(page)).hasToString("[POST /reminders/api/v1/messages/m6/send-again {\"inDoubt\":true}]");
        page.context().close();
    }

    @ParameterizedTest
    @CsvSource({"It has arrived,Sent,true", "Let it rest,Cancelled,false"})
    void putsAwayWhatIsInDoubtAfterAQuestion(String verb, String state, boolean arrived) {
        var page = show("messages", "en-AU", "light", 1280);
        button(page, "In doubt").click();
        page.locator(".disclose").click();

        button(page, verb).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Credits that are reserved for it");
        assertThat(changes(page)).isEmpty();
        inDialog(page, verb).click();

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator(".list td .badge")).hasText(state);
        assertThat(changes(page))
                .hasToString("[POST /reminders/api/v1/messages/m6/decide {\"arrived\":" + arrived + "}]");
        page.context().close();
    }

    @Test
    void saysThatWhatCameBackUndeliveredCostsAgain() {
        var page = show("messages", "en-AU", "light", 1280);
        page.evaluate("() => { window.scene.session.messages[5].reason = 'undelivered'; }");
        button(page, "Failed").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        page.locator(".disclose").click();

        button(page, "Send again").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("This one costs again: 2 credits");
        assertThat(changes(page)).isEmpty();
        page.context().close();
    }

    @Test
    void cancelsAfterAQuestionAndAsksOneQuestionAtATime() {
        var page = show("messages", "en-AU", "light", 1280);
        button(page, "Planned").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        page.locator(".disclose").click();
        button(page, "Cancel message").click();
        inDialog(page, "Cancel message").click();

        assertThat(page.locator(".list td .badge")).hasText("Cancelled");
        assertThat(changes(page)).hasToString("[POST /reminders/api/v1/messages/m0/cancel]");

        page.evaluate("async () => { const { page, session } = window.scene; session.most = 0;"
                + " for (let i = 0; i < 5; i++) { page.state = {}; await page.updateComplete; } }");
        page.waitForFunction("() => window.scene.session.open === 0");
        assertThat(page.evaluate("() => window.scene.session.most")).isEqualTo(1);
        page.context().close();
    }

    /** By the live stream, or on another page of the console, which keeps this one. */
    @ParameterizedTest
    @ValueSource(strings = {"page.state = {};", "const app = page.parentElement; page.remove(); app.append(page);"})
    void hearsWhatCameInMeanwhile(String news) {
        var page = show("messages", "en-AU", "light", 1280);
        page.evaluate(
                "async () => { const { page, session } = window.scene; session.messages = Array.from({ length: 40 },"
                        + " (_, i) => ({ ...session.messages[i % 9], id: `m${i}` })); await page.entries.load(); }");
        assertThat(page.locator(".disclose")).hasCount(40);
        assertThat(button(page, "To read (4)")).isVisible();

        page.evaluate(
                "() => { const { page, session } = window.scene; session.messages[39] = { ...session.messages[39],"
                        + " appointment: { ...session.messages[6].appointment }, state: 'delivered' }; " + news + " }");

        assertThat(button(page, "To read (5)")).isVisible();
        assertThat(page.locator("tbody tr .badge").getByText("Delivered")).hasCount(5);
        assertThat((String) page.evaluate("() => window.scene.session.asked.at(-1)"))
                .contains("limit=40");
        page.context().close();
    }

    /** On a day, by the server's time; says until when it then asked. */
    private static Object comesBack(Page page, String day) {
        var back = page.evaluateHandle("""
                async (day) => {
                  const { page, session } = window.scene;
                  const { hear } = await import('/pay/callside/time.js');
                  hear(`${day}T01:00:00Z`);
                  const before = session.asked.length;
                  const app = page.parentElement;
                  page.remove();
                  app.append(page);
                  return before;
                }""", day);
        var asked = page.waitForFunction(
                "(before) => window.scene.session.asked.length > before && window.scene.session.asked.at(-1)", back);
        return page.evaluate("(asked) => new URLSearchParams(asked.split('?')[1]).get('to')", asked);
    }

    /** The console keeps the page, for days. */
    @Test
    void showsWhatIsDueUntilTodayWhicheverDayThatHasBecome() {
        var page = show("messages", "en-AU", "light", 1280);
        var until = page.locator("#messages-to");
        for (var day : List.of("2026-11-27", "2026-11-28")) {
            assertThat(comesBack(page, day)).isEqualTo(day);
            assertThat(until).hasValue(day);
        }

        until.fill("2026-11-20");
        page.waitForFunction("() => window.scene.session.asked.at(-1).includes('to=2026-11-20')");
        assertThat(comesBack(page, "2026-11-29")).isEqualTo("2026-11-20");
        assertThat(until).hasValue("2026-11-20");
        page.context().close();
    }

    @Test
    void showsWhatClientsWroteThatNeedsAttention() {
        var page = show("messages", "en-AU", "light", 1280);
        page.getByLabel("Reply", new Page.GetByLabelOptions().setExact(true)).selectOption("attention");
        assertThat(page.locator(".disclose")).hasCount(2);
        page.locator(".disclose").nth(1).click();

        var replies = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What the client wrote"));
        assertThat(replies.locator("p").first()).containsText("Can I bring <b>my dog</b>?");
        assertThat(replies.locator("p").last()).hasText("Who is this");
        assertThat(replies.locator("b")).hasCount(0);
        assertThat(replies).containsText("Please read it, ");
        assertThat(page.locator(".facts").getByText("Something else: please read it"))
                .isVisible();

        page.locator(".disclose").first().click();
        assertThat(page.getByText("it is with another message about this appointment"))
                .isVisible();
        assertThat(replies).hasCount(0);
        page.context().close();
    }

    @Test
    void countsWhatIsToReadAndMarksItAsRead() {
        var page = show("messages", "en-AU", "light", 1280);
        button(page, "To read (1)").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        assertThat(page.locator("th .badge")).hasText("Please read it");
        page.locator(".disclose").click();

        button(page, "Mark as read").click();

        assertThat(page.locator("th .badge")).hasText("Read");
        assertThat(button(page, "Mark as read")).hasCount(0);
        assertThat(button(page, "To read")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".disclose")).isFocused();
        assertThat(page.locator(".heard[role=status]")).hasText("Kim Lee in_doubt: Read");
        assertThat(changes(page))
                .hasToString("[POST /reminders/api/v1/messages/m6/read?answered=2026-11-24T03%3A45%3A00Z]");
        page.context().close();
    }

    @Test
    void showsInTheRowsWhatClientsReplied() {
        var page = show("messages", "is-IS", "light", 1280);

        assertThat(page.locator("th .badge")).hasText(new String[] {"Staðfestir", "Þarf að lesa"});
        assertThat(button(page, "Ólesið (1)")).isVisible();
        page.context().close();
    }

    @Test
    void saysThatAReplyCouldNotBeMarkedAsRead() {
        var page = show("messages", "en-AU", "light", 1280);
        button(page, "To read (1)").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        page.locator(".disclose").click();
        page.evaluate("() => { window.scene.session.send = async () => {"
                + " throw Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} }); }; }");

        button(page, "Mark as read").click();

        assertThat(page.getByText("We got no answer")).isVisible();
        assertThat(page.locator("th .badge")).hasText("Please read it");
        page.context().close();
    }

    @Test
    void saysInIcelandicWhatClientsWrote() {
        var page = show("messages", "is-IS", "light", 1280);
        page.getByLabel("Svar", new Page.GetByLabelOptions().setExact(true)).selectOption("yes");
        assertThat(page.locator(".disclose")).hasCount(1);
        page.locator(".disclose").click();

        assertThat(page.getByRole(
                        AriaRole.REGION, new Page.GetByRoleOptions().setName("Það sem skjólstæðingurinn skrifaði")))
                .containsText("Staðfestir, ");
        page.getByLabel("Svar", new Page.GetByLabelOptions().setExact(true)).selectOption("no");
        assertThat(page.locator("p")).containsText(new String[] {"Engin skilaboð falla að þessari síu."});
        page.context().close();
    }

    @Test
    void showsOneClientsMessagesWhoeverElseHasSome() {
        var page = browser.open("/log.html", 1280, 900);
        page.evaluate(SHOW, Map.of("page", "messages", "route", List.of("client", "C-4")));
        assertThat(page.locator(".disclose")).hasCount(1);
        assertThat(page.getByText("Only the messages to Kim Lee delivered.")).isVisible();
        var asked = "() => window.scene.session.asked"
                + ".every((each) => each.includes('client=C-4') && !each.includes('to='))";
        assertThat((boolean) page.evaluate(asked)).isTrue();

        page.evaluate("() => { window.scene.page.route = []; }");
        assertThat(page.locator(".disclose")).hasCount(9);
        assertThat(page.getByText("Only the messages to")).hasCount(0);
        page.context().close();
    }

    @Test
    void saysThatNothingMatchesWhenTheDaysWereChanged() {
        var page = show("messages", "en-AU", "light", 1280);
        page.evaluate("() => { window.scene.session.messages = []; }");
        page.getByLabel("To").fill("2020-01-31");
        assertThat(page.locator(".heard[role=status]")).hasText("No message matches this filter.");
        assertThat(page.locator("p.soft")).hasText("No message matches this filter.");
        page.context().close();
    }

    @Test
    void showsAKeyOnceAndNotToWhoComesBack() {
        var page = show("keys", "en-AU", "light", 360);
        button(page, "Make key").click();
        inDialog(page, "Make key").click();
        assertThat(page.getByLabel("Name")).isFocused();
        page.getByLabel("Name").fill("Calendar");
        inDialog(page, "Make key").click();

        assertThat(page.getByLabel("The key", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile("csk_.*"));
        isForEverybody(page, "keys-made-360");
        button(page, "Copy key").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Copied.");

        page.evaluate(
                "() => { const { page } = window.scene; page.remove(); document.getElementById('app').append(page); }");
        assertThat(page.locator(".secret")).hasCount(0);
        page.context().close();
    }

    @Test
    void saysThatAKeyIsRevokedAndGoesOnFromTheTitle() {
        var page = show("keys", "en-AU", "light", 1280);
        button(page, "Revoke key Harbour calendar").click();
        inDialog(page, "Revoke key").click();
        assertThat(page.locator("h1")).isFocused();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("“Harbour calendar” is revoked.");
        page.context().close();
    }

    @Test
    void findsKeysByStateAndNameAndSavesThat() {
        var page = show("keys", "en-AU", "light", 1280);
        assertThat(page.locator(".list tbody > tr")).hasCount(2);
        button(page, "Revoked").click();
        assertThat(page.locator(".list tbody > tr")).hasCount(1);
        page.getByLabel("Search").fill("Old");
        assertThat(page.locator(".heard[role=status]")).hasText("1 key.");
        var file = page.waitForDownload(() -> button(page, "Download CSV").click());
        assertThat(file.suggestedFilename()).isEqualTo("keys.csv");
        page.getByLabel("Search").fill("nothing");
        assertThat(page.locator(".heard[role=status]")).hasText("No key matches this filter.");
        assertThat(page.getByLabel("Search")).isFocused();
        button(page, "All").click();
        assertThat(button(page, "All")).hasAttribute("aria-pressed", "true");
        page.getByLabel("Search").fill("");
        assertThat(page.locator(".list tbody > tr")).hasCount(2);
        assertThat(page.getByLabel("Search")).isFocused();
        page.context().close();
    }

    @Test
    void saysWhatToDoWithAKeyThatGotLost() {
        var page = show("keys", "en-AU", "light", 1280);
        page.evaluate("() => { window.scene.session.secret = undefined; }");
        button(page, "Make key").click();
        page.getByLabel("Name").fill("Calendar");
        inDialog(page, "Make key").click();

        assertThat(page.getByText("Revoke it and make another one.")).isVisible();
        page.context().close();
    }
}
