package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Proves that cards can be entered, and are shown as they are, also by whoever was on another page meanwhile. */
@ExtendWith(InChromium.class)
class CardsAgainTest {

    private static final Map<String, Object> CARDLESS = Map.of("given", Map.of("cards", List.of()));
    private static final Pattern STRIPE = Pattern.compile("//[^/]+/stripe\\.js$");

    private final BrowserModules browser;

    CardsAgainTest(BrowserModules browser) {
        this.browser = browser;
    }

    private ConsoleScene show(String route) {
        return ConsoleScene.show(browser, CARDLESS, route, 1280);
    }

    private static void leave(ConsoleScene scene) {
        scene.page().getByText("Client payments").click();
        assertThat(scene.page()).hasTitle("Client payments · Harbour Practice");
    }

    private static void comeBack(ConsoleScene scene) {
        scene.page().goBack();
        assertThat(scene.page()).hasTitle("Credits · Harbour Practice");
    }

    private static Locator cardForm(ConsoleScene scene) {
        return scene.page().getByText("Card form", new Page.GetByTextOptions().setExact(true));
    }

    private static void toTheCard(ConsoleScene scene) {
        scene.page().getByLabel("Amount in AUD").fill("125");
        scene.button("Enter the card").click();
    }

    @Test
    void buysAfterAnotherPageWasLookedAt() {
        try (var scene = show("credits/buy")) {
            toTheCard(scene);
            assertThat(cardForm(scene)).isVisible();
            leave(scene);
            comeBack(scene);

            assertThat(cardForm(scene)).isVisible();
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void savesACardAfterAnotherPageWasLookedAt() {
        try (var scene = show("credits/level/" + ConsoleScene.GROUP + "/cards")) {
            scene.button("Add card").click();
            assertThat(cardForm(scene)).isVisible();
            leave(scene);
            comeBack(scene);

            assertThat(cardForm(scene)).isVisible();
            scene.button("Save card").click();
            assertThat(scene.button("Add card")).isVisible();
            assertThat(scene.changes()).asString().contains("POST credits/levels/" + ConsoleScene.GROUP + "/cards");
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void showsOneCardFormToWhoeverLeavesWhileItLoads() {
        try (var scene = show("credits/buy")) {
            List<Route> held = new ArrayList<>();
            scene.page().route(STRIPE, held::add);
            toTheCard(scene);
            assertThat(scene.text("The card form is loading")).isAttached();
            leave(scene);
            comeBack(scene);
            held.get(0)
                    .fulfill(new Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setPath(Path.of("src/test/resources/web/stripe.js")));

            assertThat(scene.button("Buy 1,250 credits")).isEnabled();
            assertThat(cardForm(scene)).hasCount(1);
        }
    }

    private static void stripeAnswers(ConsoleScene scene, String answers) {
        scene.page().evaluate("() => window.stripeAnswers = " + answers);
    }

    /** Of what Stripe refuses before any bank is asked the intent knows nothing, and so the server can't say it. */
    @Test
    void saysWhatStripeRefusedWhereTheServerCanNotKnow() {
        try (var scene = show("credits/buy")) {
            toTheCard(scene);
            scene.server("session.given.purchase = () => ({ state: 'needs_card', clientSecret: 'pi_1_secret_2' });");
            stripeAnswers(scene, "{ confirmPayment: { error: { type: 'rate_limit_error', message: 'Too many.' } } }");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Stripe did not take this payment.")).isVisible();
            assertThat(scene.text("Too many.")).hasCount(0);
            assertThat(Axe.violations(scene.page())).isEmpty();

            stripeAnswers(scene, "{ confirmPayment: { error: { type: 'card_error', message: 'No test card.' } } }");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("No test card.")).isVisible();

            scene.server("session.given.purchase = null;");
            stripeAnswers(scene, "{}");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.complaints()).isEmpty();
        }
    }

    /** The reason of the first decline would be none of what came of the second try. */
    @Test
    void tellsADeclineFromWhatIsRefusedAfterIt() {
        try (var scene = show("credits/buy")) {
            toTheCard(scene);
            scene.server(
                    "session.given.purchase = () => ({ state: 'declined', reason: 'Your bank said no.', clientSecret:"
                            + " 'pi_1_secret_2' });");
            stripeAnswers(
                    scene,
                    "{ confirmPayment: { error: { type: 'card_error', message: 'Declined.', payment_intent:"
                            + " { last_payment_error: {} } } } }");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Your bank said no.")).isVisible();
            assertThat(scene.text("Declined.")).hasCount(0);

            stripeAnswers(scene, "{ confirmPayment: { error: { type: 'rate_limit_error', message: 'Too many.' } } }");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Stripe did not take this payment.")).isVisible();
            assertThat(scene.text("Your bank said no.")).hasCount(0);
        }
    }

    @Test
    void saysWhenTheBanksPageDoesNotOpen() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("session.given.purchase = () => ({ state: 'needs_action', clientSecret: 'pi_1_secret_2' });");
            stripeAnswers(scene, "{ handleNextAction: { error: { type: 'api_connection_error', message: 'Odd.' } } }");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Your bank wants you to confirm this payment"))
                    .isVisible();
            assertThat(scene.text("Stripe did not take this payment.")).isVisible();
            assertThat(scene.button("Continue with your bank")).isVisible();
        }
    }

    /** The server never heard of it, and so no word of the live stream comes. */
    @Test
    void stillAsksWhatBecameOfAPurchaseAfterAnotherPageWasLookedAt() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("const send = session.send.bind(session); session.send = async (method, path, body) => {"
                    + " if (session.there || !path.includes('/purchases/')) return send(method, path, body);"
                    + " throw Object.assign(new Error('no'), { slug: 'no-answer', unanswered: true, fields: {} }); };");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.page().locator("[data-face=unknown]")).isVisible();
            leave(scene);
            scene.server("session.there = true;");
            comeBack(scene);

            assertThat(scene.text("We got no answer.")).isVisible();
            assertThat(scene.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Buy credits")))
                    .isVisible();
        }
    }

    private static final String VISA = "{ id: 'c1', brand: 'visa', last4: '4242', expMonth: 9, expYear: 2029, expired:"
            + " false, default: true }";
    private static final String AMEX = "{ id: 'c9', brand: 'amex', last4: '0005', expMonth: 9, expYear: 2029, expired:"
            + " false, default: false }";

    @Test
    void offersACardThatWasSavedSinceThePageWasLeft() {
        try (var scene = show("credits/buy")) {
            assertThat(scene.page().getByLabel("A new card")).isChecked();
            scene.page().locator("buy-credits button").first().click();
            assertThat(scene.button("Transfer")).isVisible();
            scene.server("session.cards = [" + VISA + "];");
            scene.button("Buy credits").click();

            assertThat(scene.page().getByLabel("4242")).isVisible();
            assertThat(scene.page().getByLabel("A new card")).isChecked();
        }
    }

    /** Here, or in another tab, or at Stripe. */
    @Test
    void offersNoCardThatIsGoneAndKeepsWhatWasTyped() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            assertThat(scene.page().getByLabel("4242")).isChecked();
            scene.server("session.cards = [" + AMEX + "];");
            scene.wake();
            assertThat(scene.page().getByLabel("0005")).isChecked();
            assertThat(scene.page().getByLabel("4242")).hasCount(0);
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.sent()).asString().contains("card=c9");
        }
    }

    /** The bank has declined the card that is gone since: what is bought with the next one is another purchase. */
    @Test
    void showsNoFormOfADeclinedPurchaseWhenItsCardIsGone() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("session.given.purchase = () => ({ state: 'declined', reason: 'Your bank said no.',"
                    + " clientSecret: 'pi_1_secret_2' });");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("Your bank said no.")).isVisible();
            scene.server("session.cards = [];");
            scene.wake();

            assertThat(scene.page().getByLabel("A new card")).isChecked();
            assertThat(scene.button("Enter the card")).isVisible();
        }
    }

    /** A card is saved with the purchase, and Stripe's word of it comes first. */
    @Test
    void keepsTheCardFormWhileCardsChange() {
        try (var scene = show("credits/buy")) {
            toTheCard(scene);
            assertThat(cardForm(scene)).isVisible();
            scene.server("session.cards = [" + VISA + "]; session.credits.levels[0].available = 2204;");
            scene.wake();
            assertThat(scene.page().locator("[role=status]", new Page.LocatorOptions().setHasText("Group: 2,204")))
                    .hasCount(1);
            scene.page().waitForFunction("() => document.querySelector('buy-credits').cards.length === 1");

            assertThat(cardForm(scene)).isVisible();
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
        }
    }

    /** What the level shows of itself is the same: it is not the card that is charged first. */
    @Test
    void listsACardThatWasSavedInAnotherTab() {
        try (var scene = show("credits/level/" + ConsoleScene.GROUP + "/cards")) {
            assertThat(scene.text("No card is saved for this level.")).isVisible();
            scene.server("session.cards = [" + AMEX + "];");
            scene.wake();
            assertThat(scene.page().locator("level-cards").getByText("0005").first())
                    .isVisible();
        }
    }

    @Test
    void keepsSayingWhyACardWasNotChangedWhileCardsAreReadAnew() {
        try (var scene = ConsoleScene.show(browser, "credits/level/" + ConsoleScene.GROUP + "/cards")) {
            scene.server("session.cards = [" + VISA + ", " + AMEX + "];");
            scene.wake();
            assertThat(scene.button("Make default")).isVisible();
            scene.server("session.refusal = Object.assign(new Error('no'), { slug: 'x', detail: 'Not now.', reference:"
                    + " '', fields: {} });");
            scene.button("Make default").click();
            assertThat(scene.text("Not now.")).isVisible();
            scene.server("session.cards = [" + VISA + "];");
            scene.wake();
            assertThat(scene.button("Make default")).hasCount(0);
            assertThat(scene.text("Not now.")).isVisible();
        }
    }

    private static ConsoleScene typingACard(ConsoleScene scene) {
        scene.button("Add card").click();
        assertThat(cardForm(scene)).isVisible();
        assertThat(scene.button("Save card")).isEnabled();
        return scene;
    }

    private static List<?> adoptions(ConsoleScene scene) {
        return scene.changes().stream()
                .filter(each -> each.toString().endsWith("/cards"))
                .toList();
    }

    /** Stripe takes a setup once: only our own part of it is asked for again. */
    @Test
    void savesACardThatStripeHasByAskingAgain() {
        try (var scene = typingACard(show("credits/level/" + ConsoleScene.GROUP + "/cards"))) {
            scene.server(
                    "session.refusal = Object.assign(new Error('no'), { slug: 'no-answer', unanswered: true, detail:"
                            + " '', reference: '', fields: {} });");
            scene.button("Save card").click();
            assertThat(scene.text("Stripe has the card")).isVisible();
            assertThat(scene.button("Add card")).hasCount(0);
            assertThat(cardForm(scene)).hasCount(0);
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.button("Try again").click();
            assertThat(scene.button("Add card")).isVisible();
            assertThat(scene.text("Stripe has the card")).hasCount(0);
            assertThat(scene.text("We got no answer.")).hasCount(0);
            assertThat(adoptions(scene)).hasSize(2);
            assertThat(scene.page().evaluate("() => window.stripeCalls")).isEqualTo(List.of("submit", "confirmSetup"));
        }
    }

    @Test
    void savesACardWhenStripesOwnAnswerWasLost() {
        try (var scene = typingACard(show("credits/level/" + ConsoleScene.GROUP + "/cards"))) {
            scene.page()
                    .evaluate("() => window.stripeAnswers = { confirmSetup: { error: { message: 'It has succeeded.',"
                            + " setup_intent: { id: 'seti_1', status: 'succeeded' } } } }");
            scene.button("Save card").click();
            assertThat(scene.button("Add card")).isVisible();
            assertThat(scene.text("The card was not saved")).hasCount(0);
            assertThat(adoptions(scene)).hasSize(1);
        }
    }

    /** Once more would be refused the same. */
    @Test
    void beginsAnewWhenNoCardCameOfIt() {
        try (var scene = typingACard(show("credits/level/" + ConsoleScene.GROUP + "/cards"))) {
            scene.server(
                    "session.refusal = Object.assign(new Error('no'), { slug: 'no-card-saved', refusal: true, detail:"
                            + " 'No card was saved.', reference: '', fields: {} });");
            scene.button("Save card").click();
            assertThat(scene.text("No card was saved.")).isVisible();
            assertThat(scene.button("Add card")).isVisible();
            assertThat(cardForm(scene)).hasCount(0);
        }
    }

    @Test
    void keepsACardThatIsDeclinedToBeCorrected() {
        try (var scene = typingACard(show("credits/level/" + ConsoleScene.GROUP + "/cards"))) {
            scene.page()
                    .evaluate("() => window.stripeAnswers = { confirmSetup: { error: { message: 'Your bank said no.',"
                            + " setup_intent: { id: 'seti_1', status: 'requires_payment_method' } } } }");
            scene.button("Save card").click();
            assertThat(scene.text("Your bank said no.")).isVisible();
            assertThat(cardForm(scene)).isVisible();
            assertThat(adoptions(scene)).isEmpty();
        }
    }
}
