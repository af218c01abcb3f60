package dev.callside.reminders.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.Bundles;
import dev.callside.plugin.browser.InChromium;
import dev.callside.plugin.browser.ShownPage;
import dev.callside.reminders.ical.Skip;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the page Calendars says how it stands with each, asks before what tells clients something, and is for everybody. */
@ExtendWith(InChromium.class)
class CalendarsPageTest {

    private static final String SHOW = """
            async (options) => {
              const { show } = await import('/calendars-fake.js');
              window.scene = await show(options);
            }\
            """;

    private final BrowserModules browser;

    CalendarsPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    private static final class Scene extends ShownPage {

        Scene(Page page) {
            super(page);
        }

        Locator button(String name) {
            return page().getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(name).setExact(true));
        }

        Locator inDialog(String name) {
            return page().getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
        }

        String asked() {
            return String.valueOf(page().evaluate("() => window.scene.session.asked.join('; ')"));
        }
    }

    private Scene show(String locale, String theme, int width) {
        var scene = new Scene(browser.open("/log.html", width, 900));
        scene.page().evaluate(SHOW, Map.of("locale", locale, "theme", theme));
        return scene;
    }

    private Scene show() {
        return show("en-AU", "light", 1280);
    }

    @Test
    void showsThemPageByPageAndAllThatAreShownAnew() {
        try (var scene = show()) {
            assertThat(scene.page().locator(".badge")).hasCount(5);
            assertThat(scene.button("Show more")).hasCount(0);
            scene.page().evaluate("""
                    () => {
                      const { session, page } = window.scene;
                      const [one] = session.calendars;
                      session.calendars = Array.from({ length: 60 }, (_, i) => ({ ...one, id: `c${i}`, name: `Calendar ${i}` }));
                      page.read();
                    }""");
            assertThat(scene.page().locator(".badge")).hasCount(25);
            scene.button("Show more").click();
            assertThat(scene.page().locator(".badge")).hasCount(50);
            scene.page()
                    .evaluate("() => { window.scene.session.calendars[40].paused = true; window.scene.page.read(); }");
            assertThat(scene.button("Go on reading Calendar 40")).isVisible();
            assertThat(scene.page().locator(".badge")).hasCount(50);
            scene.button("Show more").click();
            assertThat(scene.page().locator(".badge")).hasCount(60);
            assertThat(scene.button("Show more")).hasCount(0);

            scene.page().getByLabel("Search").fill("Calendar");
            assertThat(scene.page().locator(".heard[role=status]")).hasText("The first 25 calendars.");
            assertThat(scene.page().locator(".badge")).hasCount(25);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-AU, light, 360", "is-IS, dark, 360", "en-AU, dark, 1600", "is-IS, light, 1600"})
    void isForEverybody(String locale, String theme, int width) {
        try (var scene = show(locale, theme, width)) {
            assertThat(scene.page().locator(".badge")).hasCount(5);
            scene.picture("calendars-" + width + "-" + theme);
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.page().locator("header .button").click();
            assertThat(scene.page().locator("#calendar-name")).isFocused();
            scene.picture("calendars-add-" + width + "-" + theme);
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void saysHowItStandsWithEach() {
        try (var scene = show()) {
            assertThat(scene.text("Up to date")).isVisible();
            assertThat(scene.text("3 that take whole days (the first on 29 November 2026"))
                    .isVisible();
            assertThat(scene.text("It is being read.")).isVisible();
            assertThat(scene.text("No longer there")).isVisible();
            assertThat(scene.text("Most of it is gone")).isVisible();
            assertThat(scene.text("Messages go out as it was read last.")).isVisible();
        }
    }

    @Test
    void addsWhatWasTypedAndTicksNothingByItself() {
        try (var scene = show()) {
            scene.button("Add calendar").click();
            scene.inDialog("Add calendar").click();
            assertThat(scene.page().locator("#calendar-name")).isFocused();
            scene.page().getByLabel("Calendar").last().fill("Ben");
            scene.page().getByLabel("Address").fill("webcal://calendar.example/ben.ics");
            scene.page().getByLabel("Practitioner").selectOption("ben");
            assertThat(scene.page().getByLabel("By SMS")).not().isChecked();
            scene.page().getByLabel("By e-mail").check();
            scene.server("session.refusal = Object.assign(new Error('no'), { slug: 'invalid', detail: '',"
                    + " fields: { address: 'The practice reads this calendar already.' } });");
            scene.inDialog("Add calendar").click();
            assertThat(scene.text("The practice reads this calendar already.")).isVisible();
            assertThat(scene.page().getByLabel("Address")).isFocused();
            assertThat(scene.page().getByLabel("Address")).hasValue("webcal://calendar.example/ben.ics");
            scene.inDialog("Add calendar").click();
            assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(scene.page().locator(".badge")).hasCount(6);
            assertThat(scene.asked())
                    .contains(
                            "\"name\":\"Ben\",\"address\":\"webcal://calendar.example/ben.ics\",\"practitioner\":\"ben\","
                                    + "\"consent\":{\"sms\":false,\"email\":true}");
        }
    }

    @Test
    void followsOneThatIsBeingReadUntilItIs() {
        try (var scene = show()) {
            scene.button("Read now Calendar ok").click();
            assertThat(scene.button("Read now Calendar ok")).hasAttribute("aria-busy", "true");
            scene.server(
                    "for (const each of session.calendars) Object.assign(each, { reading: false, read: each.next });");
            assertThat(scene.button("Read now Calendar ok")).not().hasAttribute("aria-busy", "true");
            assertThat(scene.page().locator(".heard[role=status]")).containsText("was read: 12 appointments to come.");
            assertThat(scene.asked()).isEqualTo("POST ok read {}");
        }
    }

    @Test
    void findsByStateAndNameAndSavesThat() {
        try (var scene = show()) {
            assertThat(scene.page().locator(".badge")).hasCount(5);
            scene.button("Needs attention").click();
            assertThat(scene.page().locator(".badge")).hasCount(2);
            assertThat(scene.page().locator(".heard[role=status]")).hasText("2 calendars.");
            scene.page().getByLabel("Search").fill("gone");
            assertThat(scene.page().locator(".badge")).hasCount(1);
            var file = scene.page()
                    .waitForDownload(() -> scene.button("Download CSV").click());
            assertThat(file.suggestedFilename()).isEqualTo("calendars.csv");
            assertThat(scene.asked()).isEqualTo("FILE /reminders/api/v1/calendars.csv?q=gone&show=trouble");
            scene.page().getByLabel("Search").fill("nobody");
            assertThat(scene.page()
                            .getByText("No calendar matches this filter.")
                            .first())
                    .isVisible();
            assertThat(scene.page().getByLabel("Search")).isFocused();
            scene.button("All").click();
            assertThat(scene.button("All")).hasAttribute("aria-pressed", "true");
            scene.page().getByLabel("Search").fill("");
            assertThat(scene.page().locator(".badge")).hasCount(5);
            assertThat(scene.page().getByLabel("Search")).isFocused();
        }
    }

    @Test
    void pausesAndGoesOn() {
        try (var scene = show()) {
            scene.button("Pause Calendar ok").click();
            assertThat(scene.button("Go on reading Calendar ok")).isFocused();
            assertThat(scene.page().locator(".heard[role=status]")).hasText("Calendar ok is paused.");
            scene.button("Go on reading Calendar still").click();
            assertThat(scene.button("Pause Calendar still")).isVisible();
            assertThat(scene.asked()).isEqualTo("POST ok pause {}; POST still resume {}");
        }
    }

    @Test
    void saysWhatCouldNotBeDoneUntilItIs() {
        try (var scene = show()) {
            scene.server("session.refusal = Object.assign(new Error('no'), { slug: 'no-answer', detail: '' });");
            scene.button("Pause Calendar ok").click();
            assertThat(scene.text("We got no answer")).isVisible();
            scene.server("await page.read(); await page.updateComplete;");
            assertThat(scene.text("We got no answer")).isVisible();
            scene.button("Try again").click();
            assertThat(scene.button("Go on reading Calendar ok")).isVisible();
            assertThat(scene.text("We got no answer")).hasCount(0);
            assertThat(scene.asked()).isEqualTo("POST ok pause {}; POST ok pause {}");
        }
    }

    @Test
    void saysBeforeItIsRemovedWhatBecomesOfItsAppointments() {
        try (var scene = show()) {
            scene.button("Remove Calendar ok").click();
            assertThat(scene.page().getByRole(AriaRole.DIALOG))
                    .containsText("when its 12 upcoming appointments are moved or cancelled");
            assertThat(scene.page().getByRole(AriaRole.DIALOG)).containsText("their clients are not told anything");
            scene.inDialog("Remove calendar").click();
            assertThat(scene.page().locator(".badge")).hasCount(4);
            assertThat(scene.page().locator("h1")).isFocused();
            assertThat(scene.page().locator(".heard[role=status]")).hasText("Calendar ok was removed.");
            assertThat(scene.asked().strip()).isEqualTo("DELETE ok");
        }
    }

    @Test
    void cancelsWhatIsGoneOnlyWhenAPersonSaysSo() {
        try (var scene = show()) {
            scene.button("Cancel 11 appointments …").click();
            assertThat(scene.page().getByRole(AriaRole.DIALOG)).containsText("Cancel 11 appointments?");
            assertThat(scene.asked()).isEmpty();
            scene.inDialog("Cancel 11 appointments").click();
            assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(scene.asked()).isEqualTo("POST gone read {\"goneIsRight\":true}");
        }
    }

    @Test
    void hasASentenceForEverythingInEveryLanguage() {
        assertThat(Bundles.differences(browser, "/messages/calendars.en.json", "/messages/calendars.is.json"))
                .isEmpty();
        try (var scene = show()) {
            var reasons = Arrays.stream(Skip.values()).map(reason -> "skip." + reason.label());
            var missing = scene.page()
                    .evaluate("(keys) => keys.filter((key) => !window.scene.page.words.knows(key))", reasons.toList());
            assertThat((List<?>) missing).isEmpty();
        }
    }
}
