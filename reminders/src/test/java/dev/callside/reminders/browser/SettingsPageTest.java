package dev.callside.reminders.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what the page of settings sends, what it keeps, where it says what is wrong, and that all can use it. */
@ExtendWith(InChromium.class)
class SettingsPageTest {

    private static final String REFUSE = "session.refusal = Object.assign(new Error('no'), ";

    private final BrowserModules browser;

    SettingsPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void sendsWhatWasChangedAndLeavesTheRestAsItWas() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            scene.button("Add a reminder").click();
            assertThat(scene.field("How long before").last()).isFocused();
            scene.field("How long before").last().fill("3");
            scene.button("Save settings").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.asked()).hasToString("[PUT levels/" + PageScene.GROUP + "/preferences]");
            assertThat(scene.sent())
                    .contains("{\"kind\":\"before\",\"offset\":\"P1D\",\"channels\":[\"sms\"]}")
                    .contains("{\"kind\":\"before\",\"offset\":\"PT3H\",\"channels\":[\"sms\"]}")
                    .contains("{\"kind\":\"after\",\"offset\":\"P1DT2H\",\"channels\":[\"email\"]}")
                    .contains("\"quiet\":{\"from\":\"21:00\",\"to\":\"08:00\"}")
                    .endsWith("\"version\":0}");
        }
    }

    /** Saved again, it is no conflict with what this page has saved itself. */
    @Test
    void keepsWhatIsTypedWhileItSaves() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            scene.field("How long before").fill("2");
            scene.server("session.slow = true;");
            scene.button("Save settings").click();
            scene.page().waitForFunction("() => window.scene.session.release");
            scene.field("How long before").fill("3");
            scene.server("session.slow = false; session.release();");

            assertThat(scene.row("Group").locator("xpath=ancestor::tr")).containsText("2 days before");
            assertThat(scene.field("How long before")).hasValue("3");
            assertThat(scene.text("Not saved yet")).isVisible();
            scene.button("Save settings").click();
            assertThat(scene.text("Not saved yet")).hasCount(0);
            assertThat(scene.sent()).contains("\"P3D\"").endsWith("\"version\":1}");
        }
    }

    @Test
    void remindsOfUnpaidRequestsOnlyOnceAskedTo() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            var unpaid = scene.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Unpaid requests"));
            assertThat(unpaid).containsText("Nobody is reminded of open pay links.");
            scene.button("Add a payment reminder").click();
            assertThat(scene.field("How long after the pay link")).isFocused();
            assertThat(scene.field("How long after the pay link")).hasValue("1");
            unpaid.getByLabel("Unit").selectOption("hours");
            unpaid.getByLabel("E-mail").check();
            scene.button("Save settings").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent())
                    .contains("{\"kind\":\"unpaid\",\"offset\":\"PT1H\",\"channels\":[\"sms\",\"email\"]}");
            assertThat(scene.row("Group").locator("xpath=ancestor::tr")).containsText("1 hour after a pay link");
            scene.button("Remove Payment reminder 1").click();
            assertThat(unpaid).containsText("Nobody is reminded of open pay links.");
            assertThat(scene.button("Add a payment reminder")).isFocused();
        }
    }

    @Test
    void goesToTheFirstWrongFieldAndKeepsWhatWasTyped() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            scene.field("How long before").fill("soon");
            scene.button("Save settings").click();
            assertThat(scene.field("How long before")).isFocused();
            assertThat(scene.text("Enter a whole number")).isVisible();
            assertThat(scene.field("How long before")).hasValue("soon");
            assertThat(scene.asked()).isEmpty();
        }
    }

    @Test
    void showsTheServersSentencesWhereTheRulesStand() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            scene.server(REFUSE + "{ slug: 'invalid', detail: '', fields: { 'rules[3].offset': 'Too long', 'quiet':"
                    + " 'Nothing is left' } });");
            scene.button("Save settings").click();
            assertThat(scene.text("Too long")).isVisible();
            assertThat(scene.text("Nothing is left")).isVisible();
            assertThat(scene.field("How long before")).isFocused();
        }
    }

    @Test
    void keepsWhatWasTypedWhenSomebodyElseWasFaster() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.field("How long before").fill("2");
            scene.server(REFUSE + "{ slug: 'changed-meanwhile', detail: 'Somebody else has changed these.', fields: {}"
                    + " }); session.levels[1].version = 9; session.levels[1].preferences.rules[3].offset = 'P5D';");
            scene.button("Save settings").click();
            assertThat(scene.text("Somebody else has changed these.")).isVisible();
            assertThat(scene.field("How long before")).hasValue("2");
            scene.button("Load again").click();
            assertThat(scene.text("Theirs and yours together")).isVisible();
            assertThat(scene.field("How long before")).hasValue("2");
            scene.button("Save settings").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).contains("\"P2D\"").endsWith("\"version\":9}");
        }
    }

    private static void load(PageScene scene, String theirs) {
        scene.server(REFUSE + "{ slug: 'changed-meanwhile', detail: 'Somebody else has changed these.', fields: {} });"
                + " const level = session.levels[1]; level.version += 1; " + theirs);
        scene.button("Save settings").click();
        assertThat(scene.text("Somebody else has changed these.")).isVisible();
        scene.button("Load again").click();
        assertThat(scene.text("Somebody else has changed these.")).hasCount(0);
        assertThat(scene.text("What you changed is kept")).isVisible();
    }

    @Test
    void savesWhatTwoHaveChangedAtOnce() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.field("How long before").fill("2");
            scene.field("Sunday").uncheck();
            scene.button("Add a reminder").click();
            assertThat(scene.field("How long before").last()).isFocused();
            load(
                    scene,
                    "const { preferences } = level; preferences.days = preferences.days.slice(1);"
                            + " preferences.rules[0].channels = ['sms', 'email']; preferences.withoutCredit = 'email';"
                            + " preferences.rules.push({ kind: 'after', offset: 'P7D', channels: ['sms'] });");
            assertThat(scene.button("Save settings")).isFocused();
            assertThat(scene.field("Monday")).not().isChecked();
            assertThat(scene.field("Sunday")).not().isChecked();
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.button("Save settings").click();

            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.text("What you changed is kept")).hasCount(0);
            assertThat(scene.sent())
                    .startsWith("{\"rules\":[{\"kind\":\"booked\",\"channels\":[\"sms\",\"email\"]}")
                    .contains("\"P2D\"", "\"PT2H\"", "\"P1DT2H\"", "\"P7D\"", "\"withoutCredit\":\"email\"")
                    .doesNotContain("\"P1D\"", "monday", "sunday")
                    .endsWith("\"version\":8}");
        }
    }

    /** As when three work on them: each time all that was typed so far is kept. */
    @Test
    void keepsWhatWasTypedHoweverOftenSomebodyElseIsFaster() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.field("How long before").fill("2");
            load(scene, "level.preferences.rules.splice(3, 1);");
            assertThat(scene.field("How long before")).hasValue("2");
            scene.field("Sunday").uncheck();
            load(scene, "level.preferences.window.from = '09:00';");

            scene.button("Save settings").click();

            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent())
                    .contains("\"P2D\"", "\"window\":{\"from\":\"09:00\"")
                    .doesNotContain("sunday")
                    .endsWith("\"version\":9}");
        }
    }

    @Test
    void showsTheirsWhereNothingWasTyped() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.server(REFUSE + "{ slug: 'changed-meanwhile', detail: 'Somebody else has changed these.', fields: {}"
                    + " }); session.levels[1].version = 9; session.levels[1].preferences.rules[3].offset = 'P5D';");
            scene.button("Save settings").click();
            scene.button("Load again").click();
            assertThat(scene.field("How long before")).hasValue("5");
            assertThat(scene.text("Not saved yet")).hasCount(0);
        }
    }

    @Test
    void keepsWhatWasTypedWhileAnotherLevelIsLookedAt() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.field("How long before").fill("2");
            scene.server("session.levels[1].version = 9; await page.read();");
            scene.row("Group").click();
            assertThat(scene.field("How long before")).hasValue("1");
            assertThat(scene.text("Not saved yet")).isVisible();
            scene.row("Group").click();
            assertThat(scene.field("How long before")).hasCount(0);
            scene.row("Dr Ana Ruiz").click();
            assertThat(scene.field("How long before")).hasValue("2");
            scene.button("Save settings").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).contains("P2D").endsWith("\"version\":7}");
            scene.row("Dr Ana Ruiz").click();
            assertThat(scene.text("Not saved yet")).hasCount(0);
        }
    }

    @Test
    void letsTheManagerChooseWhatBecomesOfAnSmsWithoutCredits() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            var choice =
                    scene.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("When credits run out"));
            var radio = choice.getByRole(AriaRole.RADIO);
            assertThat(radio.first()).isChecked();

            radio.first().press("ArrowDown");
            assertThat(radio.last()).isChecked();
            assertThat(scene.text("Not saved yet")).isVisible();
            scene.button("Save settings").click();

            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).endsWith("\"withoutCredit\":\"email\",\"version\":0}");
            assertThat(radio.last()).isChecked();
        }
    }

    @Test
    void saysWhatWillHappenBeforeALevelGoesBackToTheGroup() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.button("Use the group's settings").click();
            var dialog = scene.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("The settings saved for Dr Ana Ruiz are removed");
            assertThat(dialog).containsText("nothing is sent twice");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Use the group's settings"))
                    .click();
            assertThat(scene.text("Dr Ana Ruiz uses the group's settings")).isVisible();
            assertThat(scene.asked()).hasToString("[DELETE levels/" + PageScene.ANA + "/preferences?version=7]");
        }
    }

    /** What somebody else has saved meanwhile is read before it is given up, also if it came while the question stood. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesUpOnlyTheSettingsThatWereAskedAbout(boolean heardOf) {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.button("Use the group's settings").click();
            var dialog = scene.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).isVisible();
            scene.server("session.levels[1].version = 9; session.levels[1].preferences.rules[3].offset = 'P5D';"
                    + (heardOf ? "await page.read();" : ""));
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Use the group's settings"))
                    .click();

            assertThat(dialog).hasCount(0);
            assertThat(scene.text("Somebody else has changed these.")).isVisible();
            assertThat(scene.asked()).hasToString("[DELETE levels/" + PageScene.ANA + "/preferences?version=7]");
            scene.button("Load again").click();
            assertThat(scene.field("How long before")).hasValue("5");
            assertThat(scene.text("Dr Ana Ruiz uses the group's settings")).hasCount(0);
        }
    }

    @Test
    void saysThatSettingsCanNotBeReadAndSavesOthersInTheirPlace() {
        try (var scene = PageScene.settings(browser, PageScene.ANA)) {
            scene.server("session.levels[1].from = 'unreadable'; await page.read();");
            assertThat(scene.text("The settings that hold here can’t be read")).isVisible();
            assertThat(scene.row("Dr Ana Ruiz").locator("xpath=ancestor::tr")).containsText("Can’t be read");
            assertThat(scene.row("Dr Ana Ruiz").locator("xpath=ancestor::tr"))
                    .not()
                    .containsText("1 day before");
            assertThat(scene.button("Use the group's settings")).isVisible();
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.button("Save settings").click();
            assertThat(scene.text("The settings that hold here can’t be read")).hasCount(0);
            assertThat(scene.row("Dr Ana Ruiz").locator("xpath=ancestor::tr")).containsText("1 day before");
            assertThat(scene.sent()).endsWith("\"version\":7}");
        }
    }

    @Test
    void showsHowFarThePlanningIsUntilItIsDone() {
        try (var scene = PageScene.settings(browser, PageScene.GROUP)) {
            scene.server("session.replanning = { done: 500, total: 12000 };");
            scene.button("Save settings").click();
            assertThat(scene.text("500 of 12,000 appointments")).isVisible();
            scene.server("session.replanning = null;");
            assertThat(scene.text("500 of 12,000 appointments")).not().isVisible();
            assertThat(scene.page()
                            .locator("[role=status]")
                            .filter(new Locator.FilterOptions().setHasText("All appointments are planned")))
                    .hasCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reminders, 360, en-AU, light",
        "reminders, 1600, is-IS, dark",
        "copy, 360, is-IS, dark",
        "copy, 1600, en-AU, light"
    })
    void fitsAndCanBeUsedByAll(String name, int width, String locale, String theme) {
        var route = name.equals("reminders") ? List.of("level", PageScene.ANA) : List.of();
        try (var scene = PageScene.show(
                browser, Map.of("page", name, "locale", locale, "theme", theme, "route", route), width)) {
            assertThat(scene.page().locator("form").first()).isVisible();
            if (name.equals("copy")) {
                assertThat(scene.page().locator(".bubble")).isVisible();
            }
            scene.picture(name + "-" + width);
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
            assertThat(scene.complaints()).isEmpty();
        }
    }
}
