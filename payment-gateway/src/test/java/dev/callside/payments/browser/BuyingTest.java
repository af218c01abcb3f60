package dev.callside.payments.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what somebody buys is bought once, and that only the server says that it was. */
@ExtendWith(InChromium.class)
class BuyingTest {

    private static final String SENT = """
            const { NOTHING, anew, answered, confirming, face, failed, neverArrived, pending, sending, takenUp } = await import('/credits/buying.js');
            const purchase = (state, more = {}) => ({ id: 'a', state, ...more });
            const lost = { slug: 'no-answer', unanswered: true, fields: {} };
            const sent = sending(NOTHING, 'a', 'l');
            """;

    private final BrowserModules browser;

    BuyingTest(BrowserModules browser) {
        this.browser = browser;
    }

    private Object after(String expression) {
        return browser.run(SENT + "return " + expression + ";");
    }

    @Test
    void keepsTheIdUntilItsFateIsKnown() {
        assertThat(after("sending(failed(sent, lost), 'b').id")).isEqualTo("a");
        assertThat(after("anew(failed(sent, lost)).id")).isEqualTo("a");
        assertThat(after("sending(neverArrived(failed(sent, lost)), 'b').id")).isEqualTo("a");
    }

    @Test
    void asksWhatBecameOfALostAnswerBeforeAnythingElse() {
        assertThat(after("face(failed(sent, lost), false)")).isEqualTo("unknown");
        assertThat(after("pending(failed(sent, lost))")).isEqualTo(true);
        assertThat(after("face(neverArrived(failed(sent, lost)), false)")).isEqualTo("form");
    }

    @Test
    void asksWhatBecameOfOneThatWasBegunElsewhere() {
        var taken = "takenUp(NOTHING, [{ id: 'k' }, { id: 'l', doubtful: 'a' }])";
        assertThat(after("face(" + taken + ", false)")).isEqualTo("unknown");
        assertThat(after("pending(" + taken + ")")).isEqualTo(true);
        assertThat(after("anew(" + taken + ").level")).isEqualTo("l");
        assertThat(after("face(answered(" + taken + ", purchase('open')), false)"))
                .isEqualTo("checking");
        assertThat(after("takenUp(NOTHING, [{ id: 'k' }]) === NOTHING")).isEqualTo(true);
    }

    @Test
    void beginsAnewOnceTheServerHasRefused() {
        assertThat(after("failed(sent, { slug: 'quote-changed', fields: {} }).id"))
                .isNull();
        assertThat(after("failed(sent, { slug: 'invalid', fields: { amount: 'Too small.' } }).errors.amount"))
                .isEqualTo("Too small.");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 429, 500, 501})
    void asksBeforeItBelievesARefusalThatSaysNothingOfThePurchase(int status) {
        var refused = "failed(sent, { slug: 'x', status: " + status + ", fields: {} })";
        assertThat(after("face(" + refused + ", false)")).isEqualTo("unknown");
        assertThat(after("pending(" + refused + ")")).isEqualTo(true);
        assertThat(after("sending(anew(" + refused + "), 'b', 'm').id")).isEqualTo("a");
        assertThat(after("sending(neverArrived(" + refused + "), 'b', 'm').id")).isEqualTo("a");
    }

    @Test
    void asksAfterARefusalThatFollowsALostAnswerAndShowsItOnceNothingWasBought() {
        var refused =
                "failed(sent, { slug: 'invalid', status: 422, repeated: true, fields: { amount: 'Too small.' } })";
        assertThat(after("face(" + refused + ", false)")).isEqualTo("unknown");
        assertThat(after("neverArrived(" + refused + ").errors.amount")).isEqualTo("Too small.");
        assertThat(after("Object.keys(answered(" + refused + ", purchase('paid')).errors).length"))
                .isEqualTo(0);
    }

    @Test
    void staysWhatItIsWhileItIsOnItsWay() {
        assertThat(after("anew(sent).id")).isEqualTo("a");
        assertThat(after("failed(sent, lost).level")).isEqualTo("l");
    }

    /** What never arrived is sent for what the form shows by then, by the id that is bought once. */
    @Test
    void isSentForTheLevelThatIsShown() {
        assertThat(after("sending(neverArrived(failed(sent, lost)), 'b', 'm').level"))
                .isEqualTo("m");
        assertThat(after("sending(neverArrived(failed(sent, lost)), 'b', 'm').id"))
                .isEqualTo("a");
    }

    @Test
    void ignoresAnAnswerAboutAnotherPurchase() {
        assertThat(after("answered(sending(NOTHING, 'b'), purchase('paid')).purchase"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "needs_card,true,card",
        "needs_action,false,bank",
        "open,false,checking",
        "checking,true,checking",
        "paid,true,paid",
        "cancelled,true,form",
        "declined,false,form"
    })
    void showsWhatTheServerSays(String state, boolean typing, String face) {
        assertThat(after("face(answered(sent, purchase('" + state + "')), " + typing + ")"))
                .isEqualTo(face);
    }

    @Test
    void letsADeclinedCardBeCorrected() {
        assertThat(after("face(answered(sent, purchase('declined', { clientSecret: 'x' })), true)"))
                .isEqualTo("card");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "checking", "needs_action", "needs_card"})
    void keepsTheCardFormWhileStripeConfirms(String state) {
        assertThat(after("face(confirming(answered(sent, purchase('" + state + "'))), true)"))
                .isEqualTo("card");
    }
}
