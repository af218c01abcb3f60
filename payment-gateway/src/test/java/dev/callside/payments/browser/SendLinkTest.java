package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a clinician can send a request on, with what the patient typed or another address, and hears why not. */
@ExtendWith(InChromium.class)
class SendLinkTest {

    private final BrowserModules browser;
    private Page page;

    SendLinkTest(BrowserModules browser) {
        this.browser = browser;
    }

    private void show(String locale, int width, Map<String, Object> more) {
        page = browser.open("/row.html", width, 700);
        show(locale, more);
    }

    private void show(String locale, Map<String, Object> more) {
        page.evaluate(
                "([locale, more]) => import('/row.js').then(({ show }) => show(locale, more))", List.of(locale, more));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator opener() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send pay link"));
    }

    private void open() {
        opener().click();
        assertThat(field()).isFocused();
    }

    private Locator field() {
        return page.getByLabel("E-mail of the patient");
    }

    private List<?> sent() {
        return (List<?>) page.evaluate("() => window.scene.sent");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void sendsToWhatIsTypedAndSaysSo() {
        show("en-AU", 360, Map.of());
        open();
        field().fill(" kim@example.com ");
        button("Send").click();

        assertThat(page.getByText("Pay link on its way to k…@example.com, can be paid until 11 December 2026"))
                .isVisible();
        assertThat(field()).hasCount(0);
        assertThat(opener()).isFocused();
        assertThat(sent()).isEqualTo(List.of("POST requests/…/pay-link {\"email\":\"kim@example.com\"}"));
    }

    @Test
    void sendsToWhatThePatientTypedWhereNothingIs() {
        show("en-AU", 360, Map.of("send", Map.of("email", "k…@example.com")));
        open();
        assertThat(page.getByText("Leave it empty to send to k…@example.com, which the patient entered."))
                .isVisible();
        page.keyboard().press("Enter");

        assertThat(page.getByText("Pay link on its way to")).isVisible();
        assertThat(sent()).isEqualTo(List.of("POST requests/…/pay-link {}"));
    }

    @Test
    void asksForAnAddressBeforeItSendsAnything() {
        show("en-AU", 360, Map.of());
        open();
        button("Send").click();
        assertThat(page.getByText("Enter the address that the link should go to."))
                .isVisible();
        assertThat(field()).isFocused();
        field().fill("kim@");
        button("Send").click();
        assertThat(page.getByText("This is not a whole e-mail address.")).isVisible();
        assertThat(sent()).isEqualTo(List.of());

        button("Don't send").click();
        assertThat(field()).hasCount(0);
    }

    @Test
    void saysWhyItWasNotSent() {
        show("en-AU", 360, Map.of());
        open();
        page.evaluate("() => (window.scene.refusal = { slug: 'sent-too-often', detail: 'Sent 5 times already.' })");
        field().fill("kim@example.com");
        button("Send").click();
        assertThat(page.getByText("Sent 5 times already.")).isVisible();
        assertThat(field()).hasValue("kim@example.com");
    }

    @Test
    void offersNothingWhereItCanNotBeSent() {
        page = browser.open("/row.html", 360, 700);
        page.evaluate("() => import('/row.js').then(({ show }) => show('en-AU', { send: null }))");
        assertThat(page.getByText("Cancel request").first()).isVisible();
        assertThat(opener()).hasCount(0);
    }

    @Test
    void saysWhyStripesAnswerMayNeverCome() {
        show("en-AU", 360, Map.of("unknown", true, "doubt", "Stripe does not show us this payment any more."));
        assertThat(page.getByText("Checking with Stripe …")).isVisible();
        assertThat(page.getByText("Stripe does not show us this payment any more."))
                .isVisible();
    }

    @Test
    void saysThatTheMailMayNotHaveArrived() {
        show(
                "en-AU",
                360,
                Map.of("link", Map.of("email", "k…@example.com", "until", LinkScene.UNTIL, "state", "refused")));
        assertThat(page.getByText("The pay link may not have reached k…@example.com."))
                .isVisible();
    }

    @Test
    void aListenerHearsWhatBecomesOfTheMail() {
        show("en-AU", 360, Map.of());
        open();
        var heard = page.getByRole(AriaRole.STATUS);
        var place = heard.elementHandle(); // one that comes with its text is not read
        field().fill("kim@example.com");
        button("Send").click();
        assertThat(heard).containsText("Pay link on its way to k…@example.com");
        mailIs("sent");
        assertThat(heard).containsText("Pay link sent to k…@example.com");
        mailIs("sending");
        assertThat(heard).containsText("Pay link on its way to k…@example.com");
        mailIs("in_doubt");
        assertThat(heard).containsText("The pay link may not have reached k…@example.com.");
        assertThat(place.textContent()).contains("The pay link may not have reached k…@example.com.");
    }

    private void mailIs(String state) {
        page.evaluate(
                "state => (window.row.request = { ...window.row.request, link: { ...window.scene.link, state } })",
                state);
    }

    /** The panel goes on getting the request's state; sooner or later it is loaded again. */
    @ParameterizedTest
    @ValueSource(strings = {"**/call/pay-link.js*", "**/messages/link.en.json"})
    void canBeSentAfterItFailedToLoadOnce(String part) {
        page = browser.open("/row.html", 360, 700);
        var failed = new ArrayList<String>();
        page.route(
                part,
                route -> {
                    failed.add(route.request().url());
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        show("en-AU", Map.of());
        page.waitForCondition(() -> {
            page.evaluate("() => (window.row.request = { ...window.row.request })");
            return opener().count() == 1;
        });
        assertThat(failed).hasSize(1);
        opener().click();
        assertThat(field()).isFocused();
    }

    @ParameterizedTest
    @CsvSource({"en-AU,360", "en-AU,1600", "is-IS,360", "is-IS,1600"})
    void isForEverybody(String locale, int width) {
        show(locale, width, Map.of("link", Map.of("email", "k…@example.com", "until", LinkScene.UNTIL)));
        page.locator("pay-link button").click();
        assertThat(page.locator("input")).isFocused();
        assertThat(Axe.violations(page)).isEmpty();
        Object tooWide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
        assertThat(tooWide).isEqualTo(false);
    }
}
