package dev.callside.reminders.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.Bundles;
import dev.callside.plugin.browser.InChromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the page Clients can be read and used by everybody, and that nobody decides about a consent without a reason. */
@ExtendWith(InChromium.class)
class ClientsPageTest {

    private static final String SHOW = """
            async (options) => {
              const { show } = await import('/clients-fake.js');
              window.scene = await show(options);
            }\
            """;

    private final BrowserModules browser;

    ClientsPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    private Page show(String locale, String theme, int width) {
        var shown = browser.open("/log.html", width, 900);
        shown.evaluate(SHOW, Map.of("locale", locale, "theme", theme));
        assertThat(shown.locator(".disclose")).hasCount(2);
        return shown;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator inDialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static void open(Page page, int row) {
        page.locator(".disclose").nth(row).click();
        assertThat(page.locator("client-detail .facts")).isVisible();
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
        var page = show(locale, theme, width);
        page.locator("clients-page .wide-stack > .stack > .row .button").click();
        assertThat(page.locator(".disclose")).hasCount(3);
        isForEverybody(page, "clients-" + width + "-" + theme);
        open(page, 2);
        isForEverybody(page, "clients-open-" + width + "-" + theme);
        page.locator(".consent .button").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        isForEverybody(page, "clients-consent-" + width + "-" + theme);
        page.context().close();
    }

    @Test
    void writesDownThatAClientAgreesNoMoreAndWhy() {
        var page = show("en-AU", "light", 1280);
        open(page, 0);
        button(page, "Withdraw consent to SMS").click();
        inDialog(page, "Withdraw consent to SMS").click();
        assertThat(page.getByLabel("Reason")).isFocused();
        assertThat(page.getByText("Write a few words")).isVisible();
        assertThat(changes(page)).isEmpty();

        page.getByLabel("Reason").fill(" asked by phone ");
        inDialog(page, "Withdraw consent to SMS").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator("tbody tr").first().getByText("No consent")).isVisible();
        assertThat(page.locator("client-detail .entries").first()).containsText("asked by phone");
        assertThat(button(page, "Give consent to SMS")).isVisible();
        assertThat(changes(page))
                .hasToString(
                        "[PUT /reminders/api/v1/clients/k1/consent/sms {\"given\":false,\"reason\":\"asked by phone\"}]");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.state = {};", "const app = page.parentElement; page.remove(); app.append(page);"})
    void hearsThatAClientSentStop(String news) {
        var page = show("en-AU", "light", 1280);
        assertThat(page.locator("tbody tr").first().getByText("Opted out")).hasCount(0);

        page.evaluate("() => { const { page, session } = window.scene; session.clients[0].sms.optedOut = true; " + news
                + " }");

        assertThat(page.locator("tbody tr").first().getByText("Opted out")).isVisible();
        page.context().close();
    }

    @Test
    void keepsTheReasonWhenItCouldNotBeSaved() {
        var page = show("en-AU", "light", 1280);
        open(page, 0);
        button(page, "Withdraw consent to e-mail").click();
        page.getByLabel("Reason").fill("asked by phone");
        page.evaluate("() => { window.scene.session.refusal ="
                + " Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} }); }");
        inDialog(page, "Withdraw consent to e-mail").click();
        assertThat(page.getByText("We got no answer")).isVisible();
        assertThat(page.getByLabel("Reason")).hasValue("asked by phone");
        inDialog(page, "Withdraw consent to e-mail").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(changes(page)).hasSize(2);
        page.context().close();
    }

    /** It would be lost: the dialog closes over what is typed while it saves. */
    @Test
    void takesNothingMoreWhileItSaves() {
        var page = show("en-AU", "light", 1280);
        open(page, 0);
        button(page, "Withdraw consent to e-mail").click();
        page.getByLabel("Reason").fill("asked by phone");
        page.evaluate("() => { const { session } = window.scene; const send = session.send.bind(session);"
                + " session.refusal = Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} });"
                + " session.send = async (...asked) => {"
                + " await new Promise((resolve) => (window.answer = resolve)); return send(...asked); }; }");
        page.evaluate("() => document.querySelector('consent-form form').requestSubmit()");
        page.waitForFunction("() => window.answer");

        var verb = inDialog(page, "Withdraw consent to e-mail");
        assertThat(verb).hasAttribute("aria-busy", "true");
        assertThat(verb).isFocused();
        page.evaluate("() => document.getElementById('consent-reason').focus()");
        page.keyboard().type("x");
        assertThat(page.getByLabel("Reason")).hasValue("asked by phone");
        assertThat(Axe.violations(page)).isEmpty();

        page.evaluate("() => window.answer()");
        assertThat(page.getByText("We got no answer")).isVisible();
        assertThat(page.getByLabel("Reason")).isFocused();
        page.keyboard().type(" today");
        assertThat(page.getByLabel("Reason")).hasValue("asked by phone today");
        page.context().close();
    }

    @Test
    void saysThatNobodyHereCanLiftAStop() {
        var page = show("en-AU", "light", 1280);
        button(page, "Opted out").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        open(page, 0);

        assertThat(page.getByText("Nobody but the client can end that, by sending START"))
                .isVisible();
        button(page, "Give consent to SMS").click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("nothing goes to this number, whatever is decided here");
        page.context().close();
    }

    @Test
    void showsWhatTheClientRepliedAboutComingAppointments() {
        var page = show("en-AU", "light", 1280);
        open(page, 0);

        assertThat(page.locator("client-detail .entries .badge")).hasText(new String[] {
            "Confirmed by the client", "The client can’t come", "Replied something else: please read it"
        });
        page.context().close();
    }

    /** Whoever answers the phone tells nobody to come to what is not certain. */
    @ParameterizedTest
    @CsvSource({"en-AU, Not certain yet", "is-IS, Ekki víst enn"})
    void showsWhatIsNotBooked(String locale, String pending) {
        var page = show(locale, "light", 1280);
        page.locator(".disclose").nth(1).click();

        assertThat(page.locator("client-detail .entries .badge")).hasText(new String[] {pending});
        page.context().close();
    }

    @Test
    void leadsToTheMessagesOfThisClientOnly() {
        var page = show("en-AU", "light", 1280);
        button(page, "No e-mail address").click();
        assertThat(page.locator(".disclose")).hasCount(1);
        open(page, 0);

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All messages Kim Lee")))
                .hasAttribute("href", "#/messages/client/C-3%2Fa%20b");
        page.context().close();
    }

    @Test
    void searchesWhileOneTypesAndSaysWhenThereIsNobody() {
        var page = show("en-AU", "light", 1280);
        page.getByLabel("Search").fill("kim");
        assertThat(page.locator(".disclose")).hasCount(1);
        assertThat(page.locator(".heard[role=status]")).hasText("1 client.");
        page.getByLabel("Search").fill("nobody");
        assertThat(page.locator("p.soft", new Page.LocatorOptions().setHasText("No client matches this filter.")))
                .isVisible();
        assertThat(page.locator(".heard[role=status]")).hasText("No client matches this filter.");
        page.context().close();
    }

    @Test
    void keepsWhatWasLoadedWhenMoreGotNoAnswer() {
        var page = show("en-AU", "light", 1280);
        page.evaluate("() => { window.scene.session.silent = true; }");
        button(page, "Show more").click();
        assertThat(page.getByText("We got no answer")).isVisible();
        page.evaluate("() => { window.scene.session.silent = false; window.scene.session.asked.length = 0; }");
        button(page, "Try again").click();
        assertThat(page.locator(".disclose")).hasCount(3);
        assertThat(page.evaluate("() => window.scene.session.asked.join()"))
                .isEqualTo("GET /reminders/api/v1/clients?after=k2&limit=25");
        page.context().close();
    }

    @Test
    void saysTheSameInEveryLanguage() {
        assertThat(Bundles.differences(browser, "/messages/clients.en.json", "/messages/clients.is.json"))
                .isEmpty();
    }
}
