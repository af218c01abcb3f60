package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a part of a page that did not arrive once is there after the next try: browsers remember what an address did not bring. */
@ExtendWith(InChromium.class)
class PartsAgainTest {

    private final BrowserModules browser;

    PartsAgainTest(BrowserModules browser) {
        this.browser = browser;
    }

    /** That file does not arrive the first time. */
    private static List<String> failsOnce(Page page, String file) {
        var failed = new ArrayList<String>();
        page.route(
                file,
                route -> {
                    failed.add(route.request().url());
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        return failed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/call/pay-form.js*", "**/call/email.js*", "**/call/stripe.js*"})
    void canBePaidAfterThePartThatTakesTheCardFailed(String part) {
        try (var scene = new LinkScene(browser)) {
            var failed = failsOnce(scene.page(), part);
            scene.follow();
            scene.button("Pay now").click();
            assertThat(scene.says("We got no answer.")).isVisible();
            assertThat(failed).hasSize(1);

            scene.button("Pay now").click();
            assertThat(scene.page().getByText("Card form", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(scene.page().getByLabel("E-mail for the receipt")).isVisible();
        }
    }

    @Test
    void canBeConfirmedAtTheBankAfterStripesPartFailed() {
        try (var scene = new LinkScene(browser)) {
            scene.state("paying", ", \"action\": \"authenticate\"");
            var failed = failsOnce(scene.page(), "**/call/stripe.js*");
            scene.follow();
            scene.button("Continue with your bank").click();
            scene.page().waitForCondition(() -> failed.size() == 1);
            assertThat(scene.says("We got no answer.")).isVisible();

            scene.button("Continue with your bank").click();
            scene.page().waitForFunction("() => window.stripeCalls && window.stripeCalls.includes('handleNextAction')");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "top-up", "cards", "alerts"})
    void showsThePartOfALevelAtTheSecondTry(String part) {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            assertThat(scene.text("1,204")).isVisible();
            var failed = failsOnce(scene.page(), "**/credits/level-" + part + ".js*");
            scene.page()
                    .evaluate("hash => (location.hash = hash)", "#/credits/level/" + ConsoleScene.GROUP + "/" + part);
            assertThat(scene.button("Try again")).isVisible();
            assertThat(failed).hasSize(1);

            scene.button("Try again").click();
            assertThat(scene.button("Try again")).hasCount(0);
            assertThat(scene.page()
                            .locator("level-" + part + " :is(h3, form, table, button)")
                            .first())
                    .isVisible();
        }
    }

    @Test
    void buysAtTheSecondTry() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            assertThat(scene.text("1,204")).isVisible();
            var failed = failsOnce(scene.page(), "**/credits/buy-credits.js*");
            scene.button("Buy credits").click();
            assertThat(scene.button("Try again")).isVisible();
            assertThat(failed).hasSize(1);

            scene.button("Try again").click();
            assertThat(scene.page().getByLabel("Amount in AUD")).isVisible();
        }
    }

    @Test
    void opensADialogAtTheSecondTry() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            var failed = failsOnce(scene.page(), "**/credits/transfer-dialog.js*");
            scene.button("Transfer").click();
            assertThat(scene.text("We got no answer.")).isVisible();
            assertThat(failed).hasSize(1);

            scene.button("Transfer").click();
            assertThat(scene.page().locator("dialog[open]")).isVisible();
            assertThat(scene.text("We got no answer.")).hasCount(0);
        }
    }

    @Test
    void showsAPageOfTheConsoleAtTheSecondTry() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            assertThat(scene.text("1,204")).isVisible();
            var failed = failsOnce(scene.page(), "**/settings/client-payments.js*");
            scene.page().getByText("Client payments").click();
            assertThat(scene.button("Try again")).isVisible();
            assertThat(failed).hasSize(1);

            scene.button("Try again").click();
            assertThat(scene.page().locator("client-payments h1")).isVisible();
            assertThat(scene.page().locator("h1").filter(new Locator.FilterOptions().setHasText("Client payments")))
                    .hasCount(1);
        }
    }
}
