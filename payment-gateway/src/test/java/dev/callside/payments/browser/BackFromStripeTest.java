package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the page stops waiting when somebody is back from Stripe, and says what came of it where nothing else does. */
@ExtendWith(InChromium.class)
class BackFromStripeTest {

    private static final Map<String, Object> REFUSED =
            Map.of("locale", "en-AU", "given", Map.of("account", Map.of("state", "refused", "linking", "oauth")));
    private static final String DASHBOARD = "https://dashboard.stripe.com/acct_old";

    private final BrowserModules browser;

    BackFromStripeTest(BrowserModules browser) {
        this.browser = browser;
    }

    private static void leave(ConsoleScene scene) {
        scene.page().evaluate("() => { window.open = () => null; }");
        scene.button("Go to Stripe").click();
        assertThat(scene.text("Waiting for Stripe")).isVisible();
    }

    private static void back(ConsoleScene scene, String outcome, int second) {
        var state = "page.state = { ...page.state, returned: { outcome: '%s', at: '2026-11-24T03:30:%02dZ' } };";
        scene.server(state.formatted(outcome, second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refused|without connecting an account",
                "again|with the account that was linked before",
                "no_answer|did not tell us which account it is"
            })
    void saysWhatCameBackWhereTheAccountDoesNotShowIt(String outcome, String sentence) {
        try (var scene = ConsoleScene.show(browser, REFUSED, "client-payments", 360)) {
            leave(scene);
            back(scene, outcome, 1);
            assertThat(scene.text("Waiting for Stripe")).hasCount(0);
            assertThat(scene.text(sentence)).isVisible();
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();

            leave(scene);
            assertThat(scene.text(sentence)).hasCount(0);
            back(scene, outcome, 2);
            assertThat(scene.text(sentence)).isVisible();
        }
    }

    @Test
    void saysNothingOfAReturnThatItDidNotWaitFor() {
        try (var scene = ConsoleScene.show(browser, REFUSED, "client-payments", 360)) {
            assertThat(scene.text("The account was not linked.")).isVisible();
            back(scene, "again", 1);
            leave(scene);
            scene.wake();
            assertThat(scene.text("Waiting for Stripe")).isVisible();
            assertThat(scene.text("that was linked before")).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en-AU|360|disconnect Callside in its Stripe dashboard", "is-IS|1600|aftengja Callside"})
    void leadsToTheEarlierAccountThatStaysConnected(String locale, int width, String sentence) {
        var left = Map.of("name", "Old Harbour", "id", "acct_old", "dashboardUrl", DASHBOARD);
        var account =
                Map.of("state", "pending", "linking", "oauth", "id", "acct_new", "name", "New Harbour", "left", left);
        Map<String, Object> options = Map.of("locale", locale, "given", Map.of("account", account));
        try (var scene = ConsoleScene.show(browser, options, "client-payments", width)) {
            assertThat(scene.text(sentence)).isVisible();
            var link = scene.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Old Harbour"));
            assertThat(link).hasAttribute("href", DASHBOARD);
            assertThat(scene.tooWide()).isFalse();
            assertThat(scene.complaints()).isEmpty();
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
    }
}
