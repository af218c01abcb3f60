package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that credits go where the page says, also when a level is removed in another tab meanwhile. */
@ExtendWith(InChromium.class)
class LevelsGoneTest {

    private static final String JON = "0190c0de-0000-7000-8000-0000000000a3";

    private final BrowserModules browser;

    LevelsGoneTest(BrowserModules browser) {
        this.browser = browser;
    }

    private static Locator select(ConsoleScene scene, String label) {
        return scene.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void removed(ConsoleScene scene, int level) {
        scene.server("Object.assign(session.credits.levels[" + level + "], { state: 'removed', removedAt:"
                + " '2026-11-20T01:00:00Z', available: 0, card: null });");
        scene.wake();
        assertThat(scene.page().locator("details").getByText("Removed levels")).isVisible();
    }

    @Test
    void transfersFromAndToTheLevelsThatAreShown() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.button("Transfer").click();
            select(scene, "From").selectOption(ConsoleScene.ANA);
            select(scene, "To").selectOption(JON);
            removed(scene, 1);
            assertThat(select(scene, "From")).hasValue(ConsoleScene.GROUP);
            assertThat(select(scene, "To")).hasValue(JON);
            scene.page().getByLabel("How many credits").fill("100");
            scene.button("Transfer 100 credits").click();

            assertThat(scene.page().locator("dialog[open]")).hasCount(0);
            assertThat(scene.sent()).asString().contains("from=" + ConsoleScene.GROUP, "to=" + JON);
        }
    }

    /** Browsers show the first one where the option that was chosen by hand has become another's. */
    @Test
    void showsTheLevelThatIsStillChosen() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.button("Transfer").click();
            select(scene, "To").selectOption(ConsoleScene.ANA);
            select(scene, "To").selectOption(JON);
            removed(scene, 1);
            assertThat(select(scene, "To")).hasValue(JON);
        }
    }

    @Test
    void transfersNothingWhereOneLevelIsLeft() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.button("Transfer").click();
            removed(scene, 1);
            removed(scene, 2);
            assertThat(select(scene, "To").locator("option")).hasCount(1);
            scene.page().getByLabel("How many credits").fill("100");
            scene.button("Transfer 100 credits").click();
            assertThat(select(scene, "To")).hasAttribute("aria-invalid", "true");
            assertThat(scene.changes()).isEmpty();
        }
    }

    @Test
    void movesARemovedLevelsCreditsToTheLevelThatIsShown() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.ANA)) {
            scene.button("Remove level").click();
            var heir = scene.page().locator("#removal-to");
            heir.selectOption(JON);
            removed(scene, 2);
            assertThat(heir.locator("option")).hasCount(1);
            scene.button("Remove level, move 38 credits").click();

            assertThat(scene.page().locator("dialog[open]")).hasCount(0);
            assertThat(scene.sent()).asString().contains("to=" + ConsoleScene.GROUP);
        }
    }

    @Test
    void buysForTheLevelThatIsStillChosen() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            var level = select(scene, "For");
            level.selectOption(ConsoleScene.ANA);
            level.selectOption(JON);
            scene.server("session.credits.levels[1].state = 'removed';");
            scene.wake();
            assertThat(level.locator("option")).hasCount(2);
            assertThat(level).hasValue(JON);
        }
    }
}
