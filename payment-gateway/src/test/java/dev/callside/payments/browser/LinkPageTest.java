package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a pay link charges nothing by being opened, keeps its token to itself, and shows what the server says. */
@ExtendWith(InChromium.class)
class LinkPageTest {

    private static final String PAID = """
            , "paidAt": "2026-11-27T10:00:05Z", "card": {"brand": "visa", "last4": "4242"},
            "receipt": {"number": "000007", "email": "l…@example.com", "state": "sent"}""";
    private static final String DECLINED =
            ", \"failure\": {\"code\": \"card_declined\", \"message\": \"Your bank declined this card.\"}";

    private final BrowserModules browser;

    LinkPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    private static void pay(LinkScene scene) {
        scene.button("Pay now").click();
        scene.page().getByLabel("E-mail for the receipt").fill("lou@example.com");
        assertThat(scene.page().getByText("Card form", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        scene.button("Pay AUD").click();
    }

    @Test
    void showsWhatIsAskedAndKeepsItsTokenToItself() {
        try (var scene = new LinkScene(browser).follow()) {
            assertThat(scene.says("asks you to pay")).isVisible();
            assertThat(scene.says("Standard consultation")).isVisible();
            assertThat(scene.says("Requested by Dr Ana Ruiz")).isVisible();
            assertThat(scene.says("You can pay until 11 December 2026")).isVisible();
            assertThat(scene.page()).hasURL("https://modules.test/linking.html");
            assertThat(scene.page()).hasTitle("Harbour Practice asks you to pay · Callside");
            assertThat(scene.asked).containsExactly("look {\"token\":\"token-1\"}");
        }
    }

    @Test
    void showsTheSecondLinkThatIsOpenedInTheSameTab() {
        try (var scene = new LinkScene(browser).follow()) {
            assertThat(scene.button("Pay now")).isVisible();
            scene.state("cancelled");
            scene.page()
                    .waitForRequest(
                            request -> "{\"token\":\"token-2\"}".equals(request.postData()),
                            () -> scene.follow("#token-2"));
            assertThat(scene.says("No longer asked for")).isVisible();
            assertThat(scene.page()).hasURL("https://modules.test/linking.html");
        }
    }

    /** Stripe keeps it with the card, so that the receipt is for the try that paid. */
    @Test
    void namesToStripeTheTryThatItHasToldUsOf() {
        try (var scene = new LinkScene(browser).follow()) {
            scene.stripeSays("paid", PAID);
            var told = scene.page().waitForRequest(request -> request.url().endsWith("attempts"), () -> pay(scene));
            assertThat(scene.says("Thank you. Your payment has been received.")).isVisible();

            Object named =
                    scene.page().evaluate("() => window.stripeGiven.payment_method_data.metadata.callside_attempt");
            assertThat(told.postData()).contains("\"id\":\"" + named + "\"");
        }
    }

    @Test
    void isPaidAfterADeclinedCard() {
        try (var scene = new LinkScene(browser).follow()) {
            scene.stripeSays("declined", DECLINED);
            pay(scene);
            assertThat(scene.says("Your bank declined this card.")).isVisible();
            assertThat(scene.asked)
                    .contains("attempts {\"id\":\"…\",\"email\":\"lou@example.com\",\"token\":\"token-1\"}");
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.stripeSays("paid", PAID);
            scene.button("Pay AUD").click();
            assertThat(scene.says("Thank you. Your payment has been received.")).isVisible();
            assertThat(scene.says("Visa •••• 4242")).isVisible();
            assertThat(scene.says("Receipt sent to l…@example.com")).isVisible();
            assertThat(scene.heading()).isFocused();
            assertThat(scene.page()).hasTitle("Paid · Callside");
        }
    }

    private static void stripeRefuses(LinkScene scene, String call, String error) {
        scene.page().evaluate("() => window.stripeAnswers = { " + call + ": { error: " + error + " } }");
    }

    private static void payAgain(LinkScene scene, String error) {
        stripeRefuses(scene, "confirmPayment", error);
        scene.button("Pay AUD").click();
    }

    /** Such as a card that is none of Stripe's test cards: the intent says nothing of it, and so the server can't. */
    @Test
    void saysAtOnceWhyStripeDidNotEvenTryTheCard() {
        try (var scene = new LinkScene(browser).follow()) {
            scene.stripeSays("declined", DECLINED);
            pay(scene);
            assertThat(scene.says("Your bank declined this card.")).isVisible();

            scene.stripeSays("opened", "");
            payAgain(scene, "{ type: 'card_error', message: 'This is no test card.' }");
            assertThat(scene.says("This is no test card.")).isVisible();
            assertThat(scene.says("Nothing was charged")).isVisible();
            assertThat(scene.says("We are checking")).hasCount(0);
            assertThat(scene.asked).contains("check {\"ended\":\"…\",\"token\":\"token-1\"}");
            assertThat(Axe.violations(scene.page())).isEmpty();

            scene.stripeSays("paid", PAID);
            payAgain(scene, "null");
            assertThat(scene.says("Thank you. Your payment has been received.")).isVisible();
            assertThat(scene.says("This is no test card.")).hasCount(0);
        }
    }

    /** What Stripe writes for whoever wrote the page is nothing that the payer could do anything about. */
    @Test
    void saysInItsOwnWordsThatStripeDidNotTakeThePayment() {
        try (var scene = new LinkScene(browser).follow()) {
            scene.stripeSays("declined", DECLINED);
            pay(scene);
            assertThat(scene.says("Your bank declined this card.")).isVisible();

            scene.stripeSays("opened", "");
            payAgain(scene, "{ type: 'invalid_request_error', message: 'This Connect account cannot charge.' }");
            assertThat(scene.says("Stripe did not take this payment.")).isVisible();
            assertThat(scene.says("ask Harbour Practice how you can pay")).isVisible();
            assertThat(scene.says("This Connect account")).hasCount(0);
        }
    }

    /** Its answer was lost: the card may be on its way, and only the server finds out. */
    @Test
    void saysNothingHasEndedWhileStripesAnswerIsOwed() {
        try (var scene = new LinkScene(browser).follow()) {
            scene.stripeSays("declined", DECLINED);
            pay(scene);
            assertThat(scene.says("Your bank declined this card.")).isVisible();
            scene.asked.clear();

            scene.stripeSays("opened", "");
            payAgain(scene, "{ type: 'api_connection_error', message: 'Check your connection.' }");
            assertThat(scene.says("Stripe did not take this payment.")).isVisible();
            assertThat(scene.asked).contains("check {\"token\":\"token-1\"}");
            assertThat(scene.asked).noneMatch(asked -> asked.contains("ended"));
        }
    }

    @Test
    void saysWhenTheBanksPageDoesNotOpen() {
        try (var scene = new LinkScene(browser).state("paying", ", \"action\": \"authenticate\"")) {
            scene.follow();
            stripeRefuses(scene, "handleNextAction", "{ type: 'api_error', message: 'Odd.' }");
            scene.button("Continue with your bank").click();
            assertThat(scene.says("Stripe did not take this payment.")).isVisible();
            assertThat(scene.says("Nothing has been charged yet.")).isVisible();
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
    }

    @Test
    void aListenerHearsWhatBecomesOfTheMoney() {
        try (var scene = new LinkScene(browser).follow()) {
            assertThat(scene.heard()).hasText("");
            pay(scene);
            assertThat(scene.heard()).hasText("Talking to your bank …");
            scene.stripeSays("declined", DECLINED);
            assertThat(scene.heard()).hasText("Your bank declined this card.");

            scene.stripeSays("paid", PAID);
            scene.button("Pay AUD").click();
            assertThat(scene.heard()).hasText("Thank you. Your payment has been received.");
        }
    }

    @Test
    void aReloadWithoutItsTokenIsNoReasonToPayAgain() {
        try (var scene = new LinkScene(browser).follow()) {
            pay(scene);
            assertThat(scene.says("We are checking. Don't pay again.")).isVisible();
            scene.page().reload();
            assertThat(scene.says("If you have just paid, don't pay again")).isVisible();
            assertThat(scene.heading()).hasText("Pay link");
            assertThat(scene.says("Nothing was charged")).hasCount(0);
        }
    }

    @Test
    void saysWhenItWasPaidElsewhereMeanwhile() {
        try (var scene = new LinkScene(browser).follow()) {
            assertThat(scene.button("Pay now")).isVisible();
            scene.paidElsewhere(PAID);
            scene.button("Pay now").click();
            assertThat(scene.says("Thank you. Your payment has been received.")).isVisible();
            assertThat(scene.button("Pay now")).hasCount(0);
        }
    }

    @Test
    void asksAgainWhileStripeIsSilent() {
        try (var scene = new LinkScene(browser).state("paying", ", \"unknown\": true")) {
            scene.follow();
            assertThat(scene.says("We are checking. Don't pay again.")).isVisible();
            scene.state("paid", PAID);
            assertThat(scene.says("Thank you. Your payment has been received.")).isVisible();
            assertThat(scene.asked).contains("check {\"token\":\"token-1\"}");
        }
    }

    @Test
    void saysWhyStripesAnswerMayNeverCome() {
        try (var scene = new LinkScene(browser)) {
            scene.state("paying", ", \"unknown\": true, \"doubt\": \"Stripe does not tell us. Don't pay again.\"");
            scene.follow();
            assertThat(scene.says("Stripe does not tell us. Don't pay again.")).isVisible();
            assertThat(scene.says("The answer appears here by itself")).hasCount(0);
        }
    }

    @Test
    void canBeAskedAgainWhenNobodyAnswered() {
        try (var scene = new LinkScene(browser).refuses(503, "unavailable", "The database is away.")) {
            scene.follow();
            assertThat(scene.says("The database is away.")).isVisible();
            scene.answersAgain();
            scene.button("Try again").click();
            assertThat(scene.button("Pay now")).isVisible();
        }
    }

    /** The card may have been charged a moment before; only Stripe knows. */
    @Test
    void saysNothingOfTheMoneyWhileItIsBeingClosed() {
        try (var scene = new LinkScene(browser).state("closing").follow()) {
            assertThat(scene.says("what became of it appears here by itself")).isVisible();
            assertThat(scene.says("Nothing was charged")).hasCount(0);
            assertThat(scene.button("Pay")).hasCount(0);
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
        try (var scene = new LinkScene(browser, "is-IS", 360).state("closing").follow()) {
            assertThat(scene.says("Verið er að loka þessari beiðni")).isVisible();
            assertThat(scene.says("Ekkert var rukkað")).hasCount(0);
        }
    }

    /** What the page says in each state, and how it comes to it. */
    private static final Map<String, Consumer<LinkScene>> STATES = Map.of(
            "asked", scene -> scene.follow(),
            "paid", scene -> scene.state("paid", PAID).follow(),
            "taken back", scene -> scene.state("cancelled").follow(),
            "expired", scene -> scene.state("expired").follow(),
            "time over", scene -> scene.timeIsOver().follow(),
            "refunded", scene -> scene.state("refunded").follow(),
            "unavailable", scene -> scene.notChargeable().follow(),
            "not ours",
                    scene -> scene.refuses(404, "link-invalid", "This link is not one of ours.")
                            .follow(),
            "silent",
                    scene -> scene.refuses(503, "unavailable", "The database is away.")
                            .follow(),
            "no token", scene -> scene.follow(""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asked       | asks you to pay | biður þig um greiðslu",
                "paid        | Thank you. Your payment has been received. | Takk fyrir. Greiðslan þín er móttekin.",
                "taken back  | No longer asked for | Ekki lengur beðið um greiðslu",
                "expired     | The time to pay it is over. | Greiðslufresturinn er liðinn.",
                "time over   | The time to pay it is over. | Greiðslufresturinn er liðinn.",
                "refunded    | The money goes back to your card | Peningarnir fara aftur inn á kortið þitt",
                "unavailable | No card payments at the moment | Engar kortagreiðslur eins og er",
                "not ours    | This link is not one of ours. | This link is not one of ours.",
                "silent      | The database is away. | The database is away.",
                "no token    | Open this page again with the link | Opnaðu síðuna aftur með tenglinum"
            })
    void isForEverybodyInEachState(String state, String english, String icelandic) {
        for (var width : new int[] {360, 1600}) {
            for (var language : new String[] {"en-AU", "is-IS"}) {
                try (var scene = new LinkScene(browser, language, width)) {
                    STATES.get(state).accept(scene);
                    assertThat(scene.says(language.equals("is-IS") ? icelandic : english))
                            .isVisible();
                    assertThat(scene.page().locator("[aria-busy=true]:visible")).hasCount(0);
                    assertThat(scene.button("Pay now"))
                            .hasCount(state.equals("asked") && language.equals("en-AU") ? 1 : 0);
                    assertThat(scene.tooWide()).isFalse();
                    assertThat(Axe.violations(scene.page())).as(state).isEmpty();
                }
            }
        }
    }
}
