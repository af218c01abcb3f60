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

    /** Somebody comes back from the way to Stripe of that number. */
    private static void back(ConsoleScene scene, String outcome, int attempt) {
        scene.server("page.state = { ...page.state, returns: [...page.state.returns ?? [],"
                + " { attempt: 'attempt %d', outcome: '%s', at: '2026-11-24T03:30:00Z' }] };"
                        .formatted(attempt, outcome));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refused|without connecting an account",
                "again|with the account that was linked before",
                "no_answer|did not tell us which account it is",
                "unknown|after more than an hour",
                "ran_out|had run out"
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

    /** Two managers are at Stripe at once. */
    @Test
    void waitsForItsOwnReturnWhoeverElseComesBack() {
        try (var scene = ConsoleScene.show(browser, REFUSED, "client-payments", 360)) {
            leave(scene);
            back(scene, "refused", 7);
            scene.wake();
            assertThat(scene.text("Waiting for Stripe")).isVisible();
            assertThat(scene.text("without connecting an account")).hasCount(0);

            back(scene, "again", 1);
            assertThat(scene.text("Waiting for Stripe")).hasCount(0);
            assertThat(scene.text("that was linked before")).isVisible();
        }
    }

    /** Stripe's page would lead back to nothing then. */
    @Test
    void goesANewWayToStripeAfterAnHour() {
        try (var scene = ConsoleScene.show(browser, REFUSED, "client-payments", 360)) {
            scene.page().clock().install();
            leave(scene);
            var again = scene.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open Stripe again"));
            assertThat(again).hasAttribute("href", "https://connect.stripe.com/oauth/authorize?1");

            scene.page().clock().fastForward("01:01:00");
            again.click();

            assertThat(again).hasAttribute("href", "https://connect.stripe.com/oauth/authorize?2");
            assertThat(scene.text("Waiting for Stripe")).isVisible();
            back(scene, "again", 2);
            assertThat(scene.text("that was linked before")).isVisible();
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
