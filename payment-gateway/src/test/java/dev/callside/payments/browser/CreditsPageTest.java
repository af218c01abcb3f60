package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what the pages of Credits do: what they ask for, once; what they keep; and to whom they show what. */
@ExtendWith(InChromium.class)
class CreditsPageTest {

    private static final String REFUSE = "session.refusal = Object.assign(new Error('no'), ";

    private final BrowserModules browser;

    CreditsPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void followsTheLiveStreamAndSaysWhatCameIn() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            assertThat(scene.text("1,204")).isVisible();
            scene.server("session.credits.levels[0].available = 2204;");
            scene.wake();
            assertThat(scene.text("2,204")).isVisible();
            assertThat(scene.page()
                            .locator("[role=status]")
                            .filter(new Locator.FilterOptions().setHasText("Group: 2,204 credits")))
                    .hasCount(1);
        }
    }

    /** Nobody looks at an empty page while the part that buys is on its way, nor when it can't be had. */
    @Test
    void saysThatThePartThatBuysIsComing() {
        for (boolean arrives : List.of(true, false)) {
            try (var scene = ConsoleScene.show(browser, "credits")) {
                assertThat(scene.text("1,204")).isVisible();
                List<Route> held = new ArrayList<>();
                scene.page().route("**/credits/buy-credits.js*", held::add);
                scene.button("Buy credits").click();

                assertThat(scene.page().locator(".content h1:visible")).hasText("Buy credits");
                assertThat(scene.page().locator("[aria-busy=true]:visible")).hasCount(1);
                if (arrives) {
                    held.get(0)
                            .fulfill(new Route.FulfillOptions()
                                    .setContentType("text/javascript")
                                    .setPath(Path.of("src/main/webapp/credits/buy-credits.js")));
                    assertThat(scene.page().getByLabel("Amount in AUD")).isVisible();
                } else {
                    held.get(0).abort();
                    assertThat(scene.button("Try again")).isVisible();
                    assertThat(scene.page().locator(".content h1:visible")).hasText("Buy credits");
                }
            }
        }
    }

    @Test
    void takesWhoeverGoesToAnotherPageToItsHeading() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.page().getByText("Client payments").click();
            assertThat(scene.page().locator("h1").filter(new Locator.FilterOptions().setHasText("Client payments")))
                    .isFocused();
            assertThat(scene.page()).hasTitle("Client payments · Harbour Practice");
            scene.page().goBack();
            assertThat(scene.page()).hasTitle("Credits · Harbour Practice");
            assertThat(scene.text("1,204")).isVisible();
        }
    }

    @Test
    void showsAPractitionerOnlyTheOwnLevel() {
        try (var scene =
                ConsoleScene.show(browser, Map.of("role", "clinician"), "credits/level/" + ConsoleScene.ANA, 1280)) {
            assertThat(scene.text("Dr Ana Ruiz")).isVisible();
            assertThat(scene.page().getByText("Client payments")).hasCount(0);
            assertThat(scene.button("Add new")).hasCount(0);
            assertThat(scene.button("Transfer")).hasCount(0);
            assertThat(scene.tab("Cards")).isVisible();
            assertThat(scene.button("Remove level")).isVisible();
        }
    }

    @Test
    void tellsAPractitionerWithoutALevelWhoPays() {
        try (var scene = ConsoleScene.show(browser, Map.of("role", "clinician"), "credits", 360)) {
            scene.server("session.credits.levels = [];");
            scene.wake();
            assertThat(scene.text("You have no individual level")).isVisible();
            assertThat(scene.button("Buy credits")).hasCount(0);
        }
    }

    @Test
    void loadsMoreOfTheHistoryFiltersAndSavesIt() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/history")) {
            var rows = scene.page().locator("level-history tbody tr");
            assertThat(rows).hasCount(25);
            scene.button("Show more").click();
            assertThat(rows).hasCount(50);
            scene.button("Bought").click();
            assertThat(rows).hasCount(6);
            Download file = scene.page()
                    .waitForDownload(() -> scene.button("Download CSV").click());
            assertThat(file.suggestedFilename()).isEqualTo("credits.csv");
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void showsTheChartAsATableToo() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP)) {
            assertThat(scene.page().locator("svg.chart[role=img]")).hasCount(2);
            scene.button("Show as a table").click();
            assertThat(scene.page().locator("level-use tbody tr")).hasCount(30);
            scene.button("7 days").click();
            assertThat(scene.page().locator("level-use tbody tr")).hasCount(7);
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
    }

    @Test
    void keepsWhatWasTypedWhenTheServerRefuses() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/top-up")) {
            var amount = scene.page().getByLabel("Amount each time, in AUD");
            amount.fill("abc");
            scene.button("Save auto top up").click();
            assertThat(scene.text("Enter the amount in digits")).isVisible();
            assertThat(amount).isFocused();
            assertThat(scene.changes()).isEmpty();

            amount.fill("250");
            scene.server(REFUSE + "{ slug: 'x', detail: 'Not now.', reference: '', fields: {} });");
            scene.button("Save auto top up").click();
            assertThat(scene.text("Not now.")).isVisible();
            assertThat(amount).hasValue("250");
            scene.wake();
            assertThat(amount).hasValue("250");

            scene.button("Save auto top up").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent().get(1)).asString().contains("amount=25000").contains("threshold=10");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "top-up, 'Amount each time, in AUD', Save auto top up, 250, 300",
        "alerts, Tell when the balance falls to, Save alerts, '50', '70'"
    })
    void keepsWhatIsTypedWhileItSaves(String part, String field, String save, String first, String second) {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/" + part)) {
            var input = scene.page().getByLabel(field);
            input.fill(first);
            scene.server("session.slow = true;");
            scene.button(save).click();
            scene.page().waitForFunction("() => window.scene.session.release");
            input.fill(second);
            scene.server("session.slow = false; session.release();");
            scene.page().waitForFunction("part => !document.querySelector(`level-${part} .busy`)", part);
            scene.server("session.credits.levels[0].available = 2204;");
            scene.wake();

            assertThat(scene.text("2,204")).isVisible();
            assertThat(input).hasValue(second);
            assertThat(scene.page().locator("level-" + part + " [role=status]")).hasText("");
            scene.button(save).click();
            assertThat(scene.page().locator("level-" + part + " [role=status]")).hasText("Saved");
            assertThat(scene.sent().get(1)).asString().contains(second);
        }
    }

    /** So that the same wish, sent again after a lost answer, ends no stop that has come since. */
    @Test
    void saysWhichStopItHasSeenWhenItGoesOn() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.ANA + "/top-up")) {
            scene.button("Try again now").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).asString().contains("on=true", "suspendedAt=2026-11-23T22:14:00Z");
        }
    }

    @Test
    void asksForNoLinkToBeOpenedThatIsOver() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.ANA + "/top-up")) {
            assertThat(scene.text("The bank declined the card.")).isVisible();
            scene.server("session.credits.levels[1].topUp = { ...session.credits.levels[1].topUp, open: true,"
                    + " suspended: { reason: 'authentication', at: '2026-11-23T22:14:00Z' } };");
            scene.wake();
            assertThat(scene.text("Open the link in the e-mail")).isVisible();
            scene.server("session.credits.levels[1].topUp = { ...session.credits.levels[1].topUp, open: false };");
            scene.wake();
            assertThat(scene.text("the link in the e-mail is over")).isVisible();
        }
    }

    /** Something was charged then, and a person says whether the card is charged again. */
    @Test
    void saysThatAPaymentWasDisputed() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.ANA + "/top-up")) {
            scene.server("session.credits.levels[1].topUp = { ...session.credits.levels[1].topUp,"
                    + " suspended: { reason: 'disputed', at: '2026-11-23T22:14:00Z' } };");
            scene.wake();
            assertThat(scene.text("was disputed with the card's bank")).isVisible();
            assertThat(scene.text("Nothing was charged")).isHidden();
            scene.button("Try again now").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).asString().contains("on=true", "suspendedAt=2026-11-23T22:14:00Z");
        }
    }

    /** As the server says too. */
    @Test
    void wantsNoTopUpThatWouldFollowItself() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/top-up")) {
            scene.page().getByLabel("Amount each time, in AUD").fill("10");
            var threshold = scene.page().getByLabel("Buy when fewer than");
            threshold.fill("84");
            scene.button("Save auto top up").click();
            assertThat(scene.text("One top-up buys 83 credits")).isVisible();
            assertThat(threshold).isFocused();
            assertThat(scene.changes()).isEmpty();

            threshold.fill("83");
            scene.button("Save auto top up").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).asString().contains("amount=1000").contains("threshold=83");
        }
    }

    /** Prices may have changed since its amount was set. */
    @Test
    void canAlwaysBeSwitchedOff() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/top-up")) {
            assertThat(scene.page().getByLabel("Amount each time, in AUD")).hasValue("100.00");
            scene.server("session.credits.levels[0].topUp = { ...session.credits.levels[0].topUp, amount: 700 };");
            scene.wake();
            assertThat(scene.page().getByLabel("Amount each time, in AUD")).hasValue("7.00");
            scene.button("Save auto top up").click();
            assertThat(scene.changes()).isEmpty();
            scene.page().getByRole(AriaRole.SWITCH).click();
            scene.button("Save auto top up").click();
            assertThat(scene.text("Saved")).isVisible();
            assertThat(scene.sent()).asString().contains("on=false", "amount=700");
        }
    }

    @Test
    void asksForATransferOnceHoweverOftenItIsTried() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.button("Transfer").click();
            scene.page().getByLabel("How many credits").fill("100");
            assertThat(scene.text("Afterwards: Group 1,104, Dr Ana Ruiz 138.")).isVisible();
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.server(REFUSE + "{ slug: 'no-answer', detail: '', reference: '', fields: {}, unanswered: true });");
            scene.button("Transfer 100 credits").click();
            assertThat(scene.text("We got no answer.")).isVisible();
            scene.button("Transfer 100 credits").click();
            assertThat(scene.page().locator("dialog[open]")).hasCount(0);
            assertThat(scene.changes()).hasSize(2);
            assertThat(scene.changes().get(0)).isEqualTo(scene.changes().get(1));
        }
    }

    /** A press that begins on a button and ends where it has gone is no press. */
    @ParameterizedTest
    @CsvSource({"en-AU, 360", "is-IS, 360", "en-AU, 600", "is-IS, 700", "is-IS, 840", "en-AU, 1280"})
    void movesNothingUnderThePointerWhenTheChartArrives(String locale, int width) {
        try (var scene = ConsoleScene.show(browser, Map.of("locale", locale), "credits", width)) {
            scene.server("const send = session.send.bind(session); session.send = async (method, path, body) => {"
                    + " if (path.includes('/chart')) await new Promise((go) => (window.go = go));"
                    + " return send(method, path, body); };");
            scene.button("Dr Ana Ruiz").click();
            scene.page().waitForFunction("() => window.go");
            var remove = scene.page().locator("level-detail > .stack > .row button");
            double before = remove.boundingBox().y;
            scene.page().evaluate("() => window.go()");
            assertThat(scene.page().locator("svg.chart[role=img]")).hasCount(2);
            assertThat(remove.boundingBox().y).isEqualTo(before);
        }
    }

    @Test
    void saysInNumbersWhatRemovingDoesAndWhereCreditsGo() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.ANA)) {
            assertThat(scene.page().locator("svg.chart[role=img]")).hasCount(2);
            scene.button("Remove level").click();
            assertThat(scene.text("Its 38 credits go to the level you choose below."))
                    .isVisible();
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.button("Remove level, move 38 credits").click();
            assertThat(scene.page().locator("dialog[open]")).hasCount(0);
            assertThat(scene.changes()).isEqualTo(List.of("POST credits/levels/" + ConsoleScene.ANA + "/removal"));
            assertThat(scene.sent()).asString().contains("to=" + ConsoleScene.GROUP);
        }
    }

    @Test
    void findsALevelAmongManyAndSavesThem() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            var rows = scene.page().locator("table.list").first().locator("tbody tr");
            assertThat(rows).hasCount(3);
            scene.server("for (let i = 0; i < 70; i++) session.credits.levels.push({ ...session.credits.levels[2], id:"
                    + " 'l' + i, practitioner: { id: 'q' + i, name: 'Nurse ' + i } });");
            scene.wake();
            assertThat(rows).hasCount(50);
            scene.button("Show more").click();
            assertThat(rows).hasCount(73);
            assertThat(scene.button("Show more")).hasCount(0);

            scene.page().getByLabel("Find a level").fill("nUrse 6");
            assertThat(rows).hasCount(11);
            Download file = scene.page()
                    .waitForDownload(() -> scene.button("Levels as CSV").click());
            assertThat(file.suggestedFilename()).isEqualTo("levels.csv");
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.page().getByLabel("Find a level").fill("nobody");
            assertThat(scene.text("No level has that in its name.")).isVisible();
            assertThat(scene.complaints()).isEmpty();
        }
    }

    /** Its history stays, and so it can be looked at; nothing can be done with it. */
    @Test
    void showsWhatHappenedToARemovedLevel() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            assertThat(scene.text("1,204")).isVisible();
            assertThat(scene.page().getByText("Removed levels")).hasCount(0);
            scene.server("Object.assign(session.credits.levels[1], { state: 'removed', removedAt:"
                    + " '2026-11-20T01:00:00Z', creditsTo: 'Group', available: 0, card: null });");
            scene.wake();
            var removed = scene.page().locator("details", new Page.LocatorOptions().setHasText("Removed levels"));
            assertThat(removed).isVisible();
            removed.locator("summary").click();
            assertThat(removed.locator("tbody tr").first()).containsText("Group");
            assertThat(Axe.violations(scene.page())).isEmpty();
            removed.getByText("Dr Ana Ruiz").click();
            assertThat(scene.tab("Balance and use")).isVisible();
            assertThat(scene.page().locator("svg.chart[role=img]")).hasCount(2);
            assertThat(scene.tab("Cards")).hasCount(0);
            assertThat(scene.button("Remove level")).hasCount(0);
            assertThat(scene.text("The bank declined the card.")).hasCount(0);

            scene.tab("History").click();
            assertThat(removed.locator("level-history tbody tr")).hasCount(25);
            Download file = scene.page()
                    .waitForDownload(() -> scene.button("Download CSV").click());
            assertThat(file.suggestedFilename()).isEqualTo("credits.csv");
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void addsALevelForWhoeverHasNone() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.button("Add new").click();
            scene.button("Add level").click();
            assertThat(scene.text("Choose whose level it is.")).isVisible();
            scene.page().getByLabel("Practitioner").selectOption("Dr Robin Vale");
            scene.button("Add level").click();
            assertThat(scene.page().locator("dialog[open]")).hasCount(0);
            assertThat(scene.changes()).hasSize(1);
        }
    }

    @Test
    void buysWithTheSavedCardInOneStep() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            assertThat(scene.text("AUD 0.10 per credit, AUD 125.00 in all")).isVisible();
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.sent()).asString().contains("amount=12500", "credits=1250", "charged=12500", "card=c1");
        }
    }

    /** Somebody must get the receipt; whoever got the last one is offered. */
    @Test
    void asksWhereTheReceiptGoes() {
        var route = "credits/buy/" + ConsoleScene.ANA;
        try (var scene = ConsoleScene.show(browser, route)) {
            var receipt = scene.page().getByLabel("Send the receipt to");
            assertThat(receipt).hasValue("");
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Enter the e-mail address that the receipt goes to."))
                    .isVisible();
            assertThat(receipt).isFocused();
            assertThat(scene.changes()).isEmpty();
            assertThat(Axe.violations(scene.page())).isEmpty();

            receipt.fill("ana at harbour");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("is not a whole e-mail address")).isVisible();
            receipt.fill("ana@harbour.example");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.sent()).asString().contains("receiptTo=ana@harbour.example");
        }
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            assertThat(scene.text("It goes to sam@harbour.example in any case."))
                    .isVisible();
            scene.server("session.credits.levels[0].receiptTo = 'books@harbour.example';");
            scene.wake();
            assertThat(scene.page().getByLabel("Send the receipt to")).hasValue("books@harbour.example");
        }
    }

    /** Whoever closed the page that was checking, or is somebody else, must not buy the same again. */
    @Test
    void takesUpAPurchaseOfWhichStripeHasNotSaidWhatBecameOfIt() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            scene.server(
                    "session.purchase = { id: 'p1', level: session.credits.levels[0].id, state: 'open', amount: 4992,"
                            + " credits: 416 }; session.given.purchase = () => ({}); session.credits.levels[0].doubtful = 'p1';");
            scene.wake();
            scene.button("Buy credits").click();

            assertThat(scene.text("Don't buy again")).isVisible();
            assertThat(scene.text("416 credits")).isVisible();
            assertThat(scene.page().getByLabel("Amount in AUD")).hasCount(0);
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.server("delete session.given.purchase; delete session.credits.levels[0].doubtful;");
            scene.wake();
            assertThat(scene.text("416 credits bought")).isVisible();
            scene.button("Buy more").click();
            assertThat(scene.page().getByLabel("Amount in AUD")).isVisible();
            assertThat(scene.changes()).asString().doesNotContain("PUT");
        }
    }

    /** No card and no answer are not the same: with the one somebody is asked for a card that is saved already. */
    @Test
    void saysThatTheCardsCanNotBeHad() {
        try (var scene = ConsoleScene.show(browser, "credits")) {
            assertThat(scene.text("1,204")).isVisible();
            scene.server("const send = session.send.bind(session); session.send = async (method, path, body) => {"
                    + " if (path.endsWith('/cards') && !session.open) throw Object.assign(new Error('no'),"
                    + " { slug: 'no-answer', unanswered: true, fields: {} }); return send(method, path, body); };");
            scene.button("Buy credits").click();
            assertThat(scene.text("We got no answer.")).isVisible();
            assertThat(scene.page().getByLabel("A new card")).hasCount(0);

            scene.server("session.open = true;");
            scene.button("Try again").click();
            assertThat(scene.page().getByLabel("A new card")).isVisible();
            assertThat(scene.page().getByText("We got no answer.")).hasCount(0);
        }
    }

    @Test
    void saysThatDaysAreTheWrongWayRound() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP)) {
            assertThat(scene.page().locator("svg.chart[role=img]")).hasCount(2);
            scene.button("Other dates").click();
            scene.page().getByLabel("From").fill("2026-11-20");
            scene.page()
                    .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
                    .fill("2026-11-10");
            assertThat(scene.text("The first day is after the last one.")).isVisible();
            scene.page()
                    .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
                    .fill("2026-11-22");
            assertThat(scene.page().getByText("The first day is after the last one."))
                    .hasCount(0);
        }
    }

    @Test
    void filtersWhatCameFromRemovedLevels() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/history")) {
            assertThat(scene.page().locator("level-history tbody tr")).hasCount(25);
            scene.button("Removed levels").click();
            assertThat(scene.text("Nothing fits this filter.")).isVisible();
            assertThat(scene.page().evaluate("() => window.scene.session.asked.at(-1)"))
                    .asString()
                    .contains("kind=removal");
        }
    }

    /** They are over once their messages are settled. */
    @Test
    void listsAsReservedWhatIsReservedNow() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/history")) {
            assertThat(scene.page().locator("level-history tbody tr")).hasCount(25);
            scene.button("Reserved now").click();
            assertThat(scene.page().locator("level-history tbody tr")).hasCount(7);
            scene.server("const send = session.send.bind(session); session.send = async (method, path, body) =>"
                    + " path.includes('kind=reserved') ? { entries: [] } : send(method, path, body);"
                    + " session.credits.levels[0].reserved = 0;");
            scene.wake();
            assertThat(scene.text("Nothing fits this filter.")).isVisible();
            assertThat(scene.page().locator("level-history tbody tr")).hasCount(0);
        }
    }

    @Test
    void buysWithANewCardThatIsDeclinedFirst() {
        var given = Map.<String, Object>of("given", Map.of("cards", List.of()));
        try (var scene = ConsoleScene.show(browser, given, "credits/buy", 1280)) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.button("Enter the card").click();
            assertThat(scene.page().getByText("Card form", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            scene.server(
                    "session.given.purchase = () => ({ state: 'declined', reason: 'Your bank said no.', clientSecret:"
                            + " 'pi_1_secret_2' });");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Your bank said no.")).isVisible();
            assertThat(Axe.violations(scene.page())).isEmpty();
            scene.server("session.given.purchase = null;");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.page().getByText(Pattern.compile("Receipt number CR-2026-000118")))
                    .isVisible();
            assertThat(scene.changes().stream().filter(each -> each.toString().startsWith("PUT")))
                    .hasSize(1);
        }
    }

    @Test
    void asksAfterALostAnswerInsteadOfBuyingAgain() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("const send = session.send.bind(session);session.send = async (method, path, body) => { const"
                    + " answer = await send(method, path, body); if (method === 'PUT' && !session.lost) {"
                    + " session.lost = true; throw Object.assign(new Error('lost'), { slug: 'no-answer',"
                    + " unanswered: true, fields: {} }); } return answer; };");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.changes().stream().filter(each -> each.toString().startsWith("PUT")))
                    .hasSize(1);
        }
    }

    /** The level was changed while the first try was on its way, and that one never arrived. */
    @Test
    void buysForTheLevelThatTheFormShows() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("const send = session.send.bind(session); session.send = async (method, path, body) => {"
                    + " if (session.there || !path.includes('/purchases/')) return send(method, path, body);"
                    + " if (method === 'PUT') await new Promise((resolve) => (session.release = resolve));"
                    + " throw Object.assign(new Error('no'), method === 'PUT' ? { slug: 'no-answer', unanswered: true,"
                    + " fields: {} } : { slug: 'not-found', status: 404, fields: {} }); };");
            scene.button("Buy 1,250 credits").click();
            scene.page().waitForFunction("() => window.scene.session.release");
            scene.page()
                    .getByLabel("For", new Page.GetByLabelOptions().setExact(true))
                    .selectOption(ConsoleScene.ANA);
            scene.page().getByLabel("Send the receipt to").fill("ana@harbour.example");
            scene.server("session.release();");
            assertThat(scene.text("We got no answer.")).isVisible();
            scene.server("session.there = true;");
            scene.button("Buy 1,250 credits").click();

            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.changes()).asString().contains(ConsoleScene.ANA).doesNotContain(ConsoleScene.GROUP);
        }
    }

    @Test
    void saysForWhichLevelACardIsEntered() {
        try (var scene = ConsoleScene.show(browser, "credits/buy/" + ConsoleScene.ANA)) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.page().getByLabel("Send the receipt to").fill("ana@harbour.example");
            scene.page().getByLabel("A new card").check();
            scene.button("Enter the card").click();
            assertThat(scene.page().locator(".quote:visible")).containsText("For: Dr Ana Ruiz");
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
    }

    /** It was stored and its card charged, and something stumbled after that: a second press must not charge twice. */
    @Test
    void asksAfterAServersErrorInsteadOfBuyingAgain() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("const send = session.send.bind(session);session.send = async (method, path, body) => { const"
                    + " answer = await send(method, path, body); if (method === 'PUT') throw Object.assign(new"
                    + " Error('no'), { slug: 'unexpected', status: 500, fields: {} }); return answer; };");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.changes().stream().filter(each -> each.toString().startsWith("PUT")))
                    .hasSize(1);
        }
    }
}
