package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that a page takes another language as a whole, or says why it can't and keeps the one that it has. */
@ExtendWith(InChromium.class)
class LanguageTest {

    private static final String ICELANDIC = "**/*is.json";

    private final Page page;

    LanguageTest(BrowserModules browser) {
        page = browser.open("/framed.html", 360, 900);
        page.getByLabel("Amount").fill("80.00");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void change(String locale) {
        page.evaluate("context => { window.scene.change(context); }", Map.of("theme", "light", "locale", locale));
    }

    private void speaks(String language, String button) {
        assertThat(page.getByText(button).first()).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("input").first()).hasValue("80.00");
    }

    private Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    private void tryAgain() {
        alert().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                .click();
    }

    @Test
    void saysThatTheWordsDidNotComeAndTakesThemAtTheNextTry() {
        page.route(ICELANDIC, Route::abort);
        change("is-IS");
        assertThat(alert()).containsText("We got no answer.");
        speaks("en", "Request payment");
        assertThat(Axe.violations(page)).isEmpty();
        tryAgain();
        assertThat(alert()).containsText("We got no answer.");

        page.unroute(ICELANDIC);
        tryAgain();

        speaks("is", "Óska eftir greiðslu");
        assertThat(alert()).hasCount(0);
    }

    @Test
    void saysSoAlsoWhereAServerAnswersWithSomethingElse() {
        page.route(ICELANDIC, route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        change("is-IS");
        assertThat(alert()).isVisible();
        speaks("en", "Request payment");
    }

    /** What the server says is in the session's language. */
    @Test
    void keepsTheLanguageUntilTheHostSignsForTheOther() {
        page.evaluate("() => { window.scene.signing = false; }");
        change("is-IS");
        assertThat(alert()).containsText("The video call did not let this panel in.");
        speaks("en", "Request payment");

        page.evaluate("() => { window.scene.signing = true; }");
        tryAgain();

        speaks("is", "Óska eftir greiðslu");
        assertThat(alert()).hasCount(0);
    }

    @Test
    void saysNothingMoreOnceTheHostIsBackInItsLanguage() {
        page.route(ICELANDIC, Route::abort);
        change("is-IS");
        assertThat(alert()).isVisible();

        change("en-AU");

        assertThat(alert()).hasCount(0);
        speaks("en", "Request payment");
    }

    /** The words of the first come after those of the second. */
    @Test
    void speaksTheLanguageThatWasAskedForLast() {
        var held = new AtomicReference<Route>();
        page.route("**/messages/call.is.json", held::set);
        change("is-IS");
        page.waitForCondition(() -> held.get() != null);
        change("en-AU");

        page.waitForResponse(
                "**/messages/call.is.json",
                () -> held.get()
                        .fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{}")));

        speaks("en", "Request payment");
        assertThat((Integer) page.evaluate("() => window.scene.tokens")).isEqualTo(1);
    }

    /** The host has signed for the first when the second is asked for. */
    @Test
    void speaksTheServersLanguageAlsoWhereItWasThereAndBackInTheMiddleOfALaunch() {
        page.evaluate("() => { window.scene.held = new Promise(go => { window.scene.go = go; }); }");
        change("is-IS");
        page.waitForFunction("() => window.scene.renewals === 2");
        change("en-AU");
        page.evaluate("() => window.scene.go()");

        page.waitForFunction("() => window.scene.signedFor === 'en-AU' && window.scene.tokens > 2");
        speaks("en", "Request payment");
        assertThat(alert()).hasCount(0);
    }
}
