package dev.callside.reminders.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.Bundles;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the editor of copy keeps what is typed, puts placeholders where the cursor is, and shows the last answer. */
@ExtendWith(InChromium.class)
class CopyPageTest {

    private static final String TEST = "copy/before/email/en/test";

    private final BrowserModules browser;

    CopyPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void putsAPlaceholderWhereTheCursorIs() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("On , see you");
            scene.field("Text").evaluate("(field) => field.setSelectionRange(3, 3)");
            scene.button("Insert date").focus();
            assertThat(scene.text("date: For example: Thursday, 5 March")).isVisible();
            scene.button("Insert date").click();
            assertThat(scene.field("Text")).hasValue("On {{date}}, see you");
            assertThat(scene.field("Text")).isFocused();
            assertThat(scene.text("On Thursday, 5 March, see you")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void fitsWithALinkThatIsLongerThanAPhoneIsWide(int width) {
        try (var scene = PageScene.show(browser, Map.of("page", "copy"), width)) {
            scene.field("Message").selectOption("unpaid");
            assertThat(scene.field("Text")).hasValue("Text unpaid sms en {{date}} {{pay_link}}");
            assertThat(scene.page().locator(".bubble")).containsText("https://callside.example/pay/link#");
            scene.button("Insert link to pay").focus();
            assertThat(scene.text("link to pay: For example: https://callside.example"))
                    .isVisible();
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void writesAnAlertWhichGoesByEmailAndLeadsToWhoGetsIt(int width) {
        try (var scene = PageScene.show(browser, Map.of("page", "copy"), width)) {
            scene.field("Message").selectOption("low-balance");
            assertThat(scene.field("Subject")).hasValue("Subject low-balance");
            assertThat(scene.button("SMS")).hasCount(0);
            assertThat(scene.button("Insert date")).hasCount(0);
            scene.field("Text").fill("Buy! ");
            scene.button("Insert credits left").click();
            assertThat(scene.field("Text")).hasValue("Buy! {{credits_left}}");
            assertThat(scene.page().locator(".letter")).containsText("Buy! 10");
            assertThat(scene.page().locator(".sizes")).hasText("Credits0");
            assertThat(scene.page().getByText("Who gets it, and at which stages"))
                    .hasAttribute("href", "#/credits/level/" + PageScene.GROUP + "/alerts");
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.button("Save text").click();
            assertThat(scene.text("Own text")).isVisible();
            assertThat(scene.asked()).hasToString("[PUT levels/" + PageScene.GROUP + "/copy/low-balance/email/en]");
            assertThat(scene.sent())
                    .isEqualTo(
                            "{\"subject\":\"Subject low-balance\",\"text\":\"Buy! {{credits_left}}\",\"version\":\"none\"}");
        }
    }

    @Test
    void goesBackFromAnAlertToAMessageToClients() {
        var route = List.of(PageScene.GROUP, "no-credit", "sms", "en");
        try (var scene = PageScene.show(browser, Map.of("page", "copy", "route", route), 1280)) {
            assertThat(scene.field("Message")).hasValue("no-credit");
            assertThat(scene.field("Subject")).hasValue("Subject no-credit");
            scene.field("Message").selectOption("before");
            assertThat(scene.field("Text")).hasValue("Text before email en {{date}}");
            assertThat(scene.page().getByText("Who gets it")).hasCount(0);
            scene.button("SMS").click();
            assertThat(scene.field("Text")).hasValue("Text before sms en {{date}}");
        }
    }

    @Test
    void saysAtTheFieldWhatIsWrongWhileOneTypes() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("On {{dat}}");
            assertThat(scene.text("Did you mean {{date}}?")).isVisible();
            assertThat(scene.field("Text")).isFocused();
            scene.field("Text").fill("On {{date}}, þá");
            assertThat(scene.text("Did you mean {{date}}?")).not().isVisible();
            assertThat(scene.text("These characters make it larger: þ á")).isVisible();
            assertThat(scene.text("UCS-2")).isVisible();
        }
    }

    @Test
    void showsTheAnswerToTheLastQuestionWhicheverComesLast() {
        try (var scene = PageScene.copy(browser)) {
            assertThat(scene.page().locator(".bubble")).isVisible();
            scene.server("session.hold = true;");
            scene.field("Text").fill("First {{date}}");
            scene.page().waitForFunction("() => window.scene.session.held.length === 1");
            scene.field("Text").fill("Second {{date}}");
            scene.page().waitForFunction("() => window.scene.session.held.length === 2");
            scene.server("session.held[1]();");
            assertThat(scene.page().locator(".bubble")).hasText("Second Thursday, 5 March");
            scene.server(
                    "session.held[0](); await new Promise((resolve) => setTimeout(resolve)); await page.updateComplete;");
            assertThat(scene.page().locator(".bubble")).hasText("Second Thursday, 5 March");
        }
    }

    @Test
    void asksAgainForAPreviewThatGotNoAnswer() {
        try (var scene = PageScene.copy(browser)) {
            assertThat(scene.page().locator(".bubble")).isVisible();
            scene.server("session.silent = true;");
            scene.field("Text").fill("Try {{date}}");
            assertThat(scene.text("The preview could not be fetched")).isVisible();
            scene.server("session.silent = false;");
            scene.button("Try again").click();
            assertThat(scene.page().locator(".bubble")).hasText("Try Thursday, 5 March");
            assertThat(scene.button("Try again")).hasCount(0);
            assertThat(scene.button("Send test SMS for 1 credit")).isEnabled();
        }
    }

    @Test
    void keepsWhatWasTypedWhileAnotherTextIsLookedAt() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Mine {{date}}");
            scene.button("Íslenska").click();
            assertThat(scene.field("Text")).hasValue("Text before sms is {{date}}");
            scene.button("English").click();
            assertThat(scene.field("Text")).hasValue("Mine {{date}}");
            scene.button("Save text").click();
            assertThat(scene.text("Own text")).isVisible();
            assertThat(scene.asked()).hasToString("[PUT levels/" + PageScene.GROUP + "/copy/before/sms/en]");
            assertThat(scene.sent()).isEqualTo("{\"subject\":\"\",\"text\":\"Mine {{date}}\",\"version\":\"none\"}");
        }
    }

    @Test
    void sendsATestOfWhatIsShownAndTheSameAgainIfTheAnswerWasLost() {
        try (var scene = PageScene.copy(browser)) {
            scene.button("E-mail").click();
            scene.field("Text").fill("Try {{date}}");
            scene.field("Send a test to").fill("mia@example.com");
            scene.server(
                    "session.refusal = Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} });");
            scene.button("Send test e-mail").click();
            assertThat(scene.text("We got no answer")).isVisible();
            var first = scene.sent();
            scene.button("Send test e-mail").click();
            assertThat(scene.text("The test is on its way to mia@example.com")).isVisible();
            assertThat(scene.sent()).isEqualTo(first).contains("Try {{date}}");
            assertThat(scene.asked().toString()).contains(TEST);
        }
    }

    @Test
    void sendsATestSmsAtThePriceOnTheButton() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Try {{date}}");
            scene.field("Send a test to the number").fill("0491 570 156");
            scene.button("Send test SMS for 1 credit").click();
            assertThat(scene.text("The test is on its way to 0491 570 156. It cost 1 credit."))
                    .isVisible();
            assertThat(scene.sent()).contains("\"to\":\"0491 570 156\",\"text\":\"Try {{date}}\",\"credits\":1");
            assertThat(scene.asked().toString()).contains("copy/before/sms/en/test");
        }
    }

    @Test
    void saysBeforeItSendsWhatATestCostsAbroad() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Send a test to the number").fill("+354 611 1234");
            scene.button("Send test SMS for 1 credit").click();
            assertThat(scene.text("Nothing was sent yet")).isVisible();
            var first = scene.sent();
            scene.button("Send test SMS for 3 credits").click();
            assertThat(scene.text("It cost 3 credits.")).isVisible();
            assertThat(scene.sent()).contains("\"credits\":3").isNotEqualTo(first);
            scene.field("Send a test to the number").fill("0491 570 156");
            assertThat(scene.button("Send test SMS for 1 credit")).isVisible();
        }
    }

    @Test
    void sendsTheSameTestSmsAgainIfTheAnswerWasLost() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Send a test to the number").fill("0491 570 156");
            scene.server(
                    "session.refusal = Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} });");
            scene.button("Send test SMS for 1 credit").click();
            assertThat(scene.text("We got no answer")).isVisible();
            var first = scene.sent();
            scene.button("Send test SMS for 1 credit").click();
            assertThat(scene.text("The test is on its way")).isVisible();
            assertThat(scene.sent()).isEqualTo(first);
        }
    }

    private static void typesWhileATestIsOnItsWay(PageScene scene, String to, String button) {
        scene.field("Text").fill("First {{date}}");
        scene.field("Send a test to the number").fill(to);
        scene.server("session.slow = true;");
        scene.button(button).click();
        scene.page().waitForFunction("() => window.scene.session.release");
        scene.field("Text").fill("Second {{date}}");
        scene.server("session.slow = false; session.release();");
    }

    /** It went, and was paid for. */
    @Test
    void saysWhatBecameOfATestSmsWhoseTextWasEditedMeanwhile() {
        try (var scene = PageScene.copy(browser)) {
            typesWhileATestIsOnItsWay(scene, "0491 570 156", "Send test SMS for 1 credit");

            assertThat(scene.text("The test is on its way to 0491 570 156. It cost 1 credit."))
                    .isVisible();
            var first = scene.sent();
            scene.button("Send test SMS for 1 credit").click();
            scene.page().waitForFunction("() => window.scene.session.sent.length === 2");
            assertThat(scene.sent()).contains("Second {{date}}").isNotEqualTo(first);
        }
    }

    /** Nothing went, and what the text costs by now is for the server to say. */
    @Test
    void keepsNoPriceOfATextThatWasEditedMeanwhile() {
        try (var scene = PageScene.copy(browser)) {
            typesWhileATestIsOnItsWay(scene, "+354 611 1234", "Send test SMS for 1 credit");

            assertThat(scene.button("Send test SMS for 1 credit")).isEnabled();
            assertThat(scene.text("Nothing was sent yet")).hasCount(0);
        }
    }

    private static void typesWhileItSaves(PageScene scene) {
        scene.field("Text").fill("First {{date}}");
        scene.server("session.slow = true;");
        scene.button("Save text").click();
        scene.page().waitForFunction("() => window.scene.session.release");
        scene.field("Text").fill("Second {{date}}");
        scene.server("session.slow = false; session.release();");
    }

    @Test
    void keepsWhatIsTypedWhileItSaves() {
        try (var scene = PageScene.copy(browser)) {
            typesWhileItSaves(scene);

            assertThat(scene.text("Own text")).isVisible();
            assertThat(scene.field("Text")).hasValue("Second {{date}}");
            assertThat(scene.text("Not saved yet")).isVisible();
            scene.button("Discard changes").click();
            assertThat(scene.field("Text")).hasValue("First {{date}}");
        }
    }

    /** Saved again, it is no conflict with what this page has saved itself. */
    @Test
    void savesWhatWasTypedWhileItSaved() {
        try (var scene = PageScene.copy(browser)) {
            typesWhileItSaves(scene);
            assertThat(scene.text("Own text")).isVisible();
            scene.button("Save text").click();
            assertThat(scene.text("Not saved yet")).hasCount(0);
            assertThat(scene.sent()).contains("Second {{date}}").endsWith("\"version\":\"of First {{date}}\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void keepsWhatWasTypedWhenSomebodyElseWasFaster(int width) {
        try (var scene = PageScene.show(browser, Map.of("page", "copy"), width)) {
            scene.field("Text").fill("Mine {{date}}");
            savesTheirs(scene);
            scene.button("Save text").click();
            assertThat(scene.text("Somebody else has changed this.")).isVisible();
            assertThat(scene.field("Text")).hasValue("Mine {{date}}");
            assertThat(scene.text("Not saved yet")).isVisible();
            assertThat(scene.page().locator(".bubble")).hasText("Mine Thursday, 5 March");
            assertThat(scene.page().locator(".preview")).hasAttribute("aria-busy", "false");
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.button("Save text").click();
            assertThat(scene.text("Somebody else has changed this.")).isVisible();

            scene.button("Load again").click();
            assertThat(scene.field("Saved meanwhile")).hasValue("Theirs {{date}}");
            assertThat(scene.field("Saved meanwhile")).isFocused();
            assertThat(scene.field("Text")).hasValue("Mine {{date}}");
            assertThat(scene.text("Own text")).isVisible();
            assertThat(scene.text("Not saved yet")).isVisible();
            assertThat(scene.text("Somebody else has changed this.")).hasCount(0);
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.field("Text").fill("Ours {{date}}");
            scene.button("Save text").click();
            assertThat(scene.text("Not saved yet")).hasCount(0);
            assertThat(scene.field("Saved meanwhile")).hasCount(0);
            assertThat(scene.sent()).contains("Ours {{date}}").endsWith("\"version\":\"theirs\"}");
        }
    }

    @Test
    void takesTheOthersTextWhereWhatWasTypedIsDiscarded() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Mine {{date}}");
            savesTheirs(scene);
            scene.button("Save text").click();
            scene.button("Load again").click();
            assertThat(scene.field("Saved meanwhile")).isVisible();

            scene.button("Discard changes").click();

            assertThat(scene.field("Text")).hasValue("Theirs {{date}}");
            assertThat(scene.field("Text")).isFocused();
            assertThat(scene.field("Saved meanwhile")).hasCount(0);
        }
    }

    private static void savesTheirs(PageScene scene) {
        scene.server("Object.assign(session.copies['" + PageScene.GROUP + "'].texts[12],"
                + " { text: 'Theirs {{date}}', from: 'own', version: 'theirs' });");
    }

    /** What somebody else has written meanwhile is read before it is given up. */
    @Test
    void givesUpOnlyTheTextThatItShows() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Mine {{date}}");
            scene.button("Save text").click();
            assertThat(scene.text("Own text")).isVisible();
            savesTheirs(scene);
            backToDefault(scene);

            assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(scene.text("Somebody else has changed this.")).isVisible();
            assertThat(scene.field("Text")).hasValue("Mine {{date}}");
            scene.button("Load again").click();
            assertThat(scene.field("Text")).hasValue("Theirs {{date}}");
            assertThat(scene.field("Saved meanwhile")).hasCount(0);
            backToDefault(scene);

            assertThat(scene.field("Text")).hasValue("The default");
        }
    }

    private static void backToDefault(PageScene scene) {
        scene.button("Back to default").click();
        scene.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Back to default"))
                .click();
    }

    /** The text as it was before is something else once another one is saved. */
    @Test
    void keepsTheOldTextThatIsTypedWhileANewOneIsSaved() {
        try (var scene = PageScene.copy(browser)) {
            var old = scene.field("Text").inputValue();
            scene.field("Text").fill("First {{date}}");
            scene.server("session.slow = true;");
            scene.button("Save text").click();
            scene.page().waitForFunction("() => window.scene.session.release");
            scene.field("Text").fill(old);
            scene.server("session.slow = false; session.release();");

            assertThat(scene.text("Own text")).isVisible();
            assertThat(scene.field("Text")).hasValue(old);
            assertThat(scene.text("Not saved yet")).isVisible();
        }
    }

    @Test
    void keepsTheNumberThatIsTypedWhileAnotherIsSaved() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Call {{practice_phone}}");
            scene.field("Practice’s phone number").fill("03 5550 1234");
            scene.server("session.slow = true;");
            scene.button("Save number").click();
            scene.page().waitForFunction("() => window.scene.session.release");
            scene.field("Practice’s phone number").fill("03 5550 9999");
            scene.server("session.slow = false; session.release();");

            assertThat(scene.page().locator(".bubble")).hasText("Call 03 5550 1234");
            assertThat(scene.field("Practice’s phone number")).hasValue("03 5550 9999");
        }
    }

    @Test
    void setsThePracticesNumberAndShowsItInThePreview() {
        try (var scene = PageScene.copy(browser)) {
            scene.field("Text").fill("Call {{practice_phone}}");
            scene.field("Practice’s phone number").fill("03 5550 1234");
            scene.button("Save number").click();
            assertThat(scene.page().locator(".bubble")).hasText("Call 03 5550 1234");
            assertThat(scene.field("Text")).hasValue("Call {{practice_phone}}");
            assertThat(scene.asked()).hasToString("[PUT practice/phone]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders", "copy", "kinds"})
    void saysTheSameInEveryLanguage(String page) {
        var bundle = "/messages/" + page;
        assertThat(Bundles.differences(browser, bundle + ".en.json", bundle + ".is.json"))
                .isEmpty();
    }
}
