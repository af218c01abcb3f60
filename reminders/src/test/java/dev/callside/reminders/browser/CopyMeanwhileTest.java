package dev.callside.reminders.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the editor of copy, which is kept while other pages are looked at, hears what became of levels and texts. */
@ExtendWith(InChromium.class)
class CopyMeanwhileTest {

    private static final String EVA = "0190c0de-0000-7000-8000-0000000000a3";

    private static final String ADD_EVA =
            "session.levels.push({ ...session.levels[1], id: '" + EVA + "', practitioner: 'Dr Eva Lund' });";

    private static final String REMOVE_ANA = "session.levels.splice(1, 1);";

    private static final String BACK = "const app = page.parentElement; page.remove(); %s app.append(page);";

    private static final String NEWS = "page.state = {};";

    private final BrowserModules browser;

    CopyMeanwhileTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void offersALevelThatWasAddedOnAnotherPage() {
        try (var scene = PageScene.copy(browser)) {
            assertThat(scene.field("Text")).hasValue("Text before sms en {{date}}");
            scene.server(ADD_EVA + BACK.formatted(""));
            assertThat(scene.field("Level").locator("option")).hasCount(3);
            scene.field("Level").selectOption(EVA);
            scene.field("Text").fill("Eva's {{date}}");
            scene.button("Save text").click();
            assertThat(ownText(scene)).isVisible();
            assertThat(scene.asked()).hasToString("[PUT levels/" + EVA + "/copy/before/sms/en]");
        }
    }

    @Test
    void followsALinkToALevelThatItDidNotKnow() {
        try (var scene = PageScene.copy(browser)) {
            assertThat(scene.field("Text")).hasValue("Text before sms en {{date}}");
            scene.server(ADD_EVA
                    + BACK.formatted("page.route = ['" + EVA + "', 'low-balance', 'email', 'en']; await"
                            + " page.updateComplete;"));
            assertThat(scene.field("Subject")).hasValue("Subject low-balance");
            assertThat(scene.field("Level")).hasValue(EVA);
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void saysThatALevelIsGoneAndKeepsWhatWasTypedForIt(int width) {
        try (var scene = PageScene.show(browser, Map.of("page", "copy"), width)) {
            scene.field("Level").selectOption(PageScene.ANA);
            scene.field("Text").fill("Mine {{date}}");
            assertThat(scene.text("Not saved yet")).isVisible();
            scene.server(REMOVE_ANA + NEWS);

            assertThat(scene.page().getByRole(AriaRole.ALERT)).containsText("This level is no longer there");
            assertThat(scene.page().getByRole(AriaRole.ALERT)).containsText("Mine {{date}}");
            assertThat(scene.field("Text")).hasCount(0);
            assertThat(scene.field("Level").locator("option:checked")).hasText("No longer there");
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.field("Level").selectOption(PageScene.GROUP);
            assertThat(scene.field("Text")).hasValue("Text before sms en {{date}}");
            assertThat(scene.field("Level").locator("option")).hasCount(1);
            assertThat(scene.text("This level is no longer there")).hasCount(0);
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void showsWhatOthersSavedMeanwhile() {
        try (var scene = PageScene.copy(browser)) {
            assertThat(scene.field("Text")).hasValue("Text before sms en {{date}}");
            savesTheirs(scene, NEWS);
            assertThat(scene.field("Text")).hasValue("Theirs {{date}}");
            assertThat(ownText(scene)).isVisible();
            scene.field("Text").fill("Ours {{date}}");
            scene.button("Save text").click();
            assertThat(scene.text("Not saved yet")).hasCount(0);
            assertThat(scene.sent()).contains("Ours {{date}}").endsWith("\"version\":\"theirs\"}");
        }
    }

    /** It was typed into the text that was there before, and who saves it is told so. */
    @Test
    void keepsWhatWasTypedAndWhatItWasTypedInto() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Mine {{date}}");
            savesTheirs(scene, BACK.formatted(""));
            assertThat(ownText(scene)).isVisible();
            assertThat(scene.field("Text")).hasValue("Mine {{date}}");
            scene.button("Save text").click();
            assertThat(scene.text("Somebody else has changed this.")).isVisible();
            scene.button("Load again").click();
            assertThat(scene.field("Saved meanwhile")).hasValue("Theirs {{date}}");
            assertThat(scene.field("Text")).hasValue("Mine {{date}}");
        }
    }

    /** What comes while the question stands has not been read by who answers it. */
    @Test
    void givesUpOnlyTheTextThatWasAskedAbout() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Mine {{date}}");
            scene.button("Save text").click();
            assertThat(ownText(scene)).isVisible();
            scene.button("Back to default").click();
            assertThat(scene.page().getByRole(AriaRole.DIALOG)).isVisible();
            savesTheirs(scene, NEWS);
            assertThat(scene.page().locator("#copy-text")).hasValue("Theirs {{date}}");
            scene.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Back to default"))
                    .click();
            assertThat(scene.text("Somebody else has changed this.")).isVisible();
            assertThat(scene.field("Text")).hasValue("Theirs {{date}}");
        }
    }

    /** The console gives the route once more with everything that it hears. */
    @Test
    void staysWhereOneWentWhenItHearsOfNews() {
        try (var scene = PageScene.copy(browser)) {
            scene.page().evaluate("(hash) => (location.hash = hash)", "#/copy/" + PageScene.ANA + "/after/email/en");
            assertThat(scene.field("Subject")).hasValue("Subject after");
            scene.field("Level").selectOption(PageScene.GROUP);
            scene.field("Message").selectOption("booked");
            assertThat(scene.field("Subject")).hasValue("Subject booked");
            scene.server("page.route = [...page.route]; page.state = {}; await page.updateComplete;");
            assertThat(scene.field("Level")).hasValue(PageScene.GROUP);
            assertThat(scene.field("Message")).hasValue("booked");
        }
    }

    private static Locator ownText(PageScene scene) {
        return scene.page().locator(".badge").getByText("Own text");
    }

    private static void savesTheirs(PageScene scene, String heard) {
        scene.server("Object.assign(session.copies['"
                + PageScene.GROUP + "'].texts[12], { text: 'Theirs {{date}}', from: 'own', version: 'theirs' });"
                + heard);
    }
}
