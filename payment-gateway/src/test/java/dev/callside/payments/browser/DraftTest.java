package dev.callside.payments.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that what a clinician typed is asked for once, and is never lost. */
@ExtendWith(InChromium.class)
class DraftTest {
    private static final String TYPED = """
            const { EMPTY, accepted, edited, faulty, refused, seen, sending } = await import('/call/draft.js');
            const typed = edited(edited(EMPTY, 'amount', '80'), 'description', 'Consultation');
            const lost = { slug: 'no-answer', fields: {} };
            const shown = ({ amount, description, id, sending, wentOut }) => [amount, description, id, sending, wentOut].join(' ');
            """;

    private final BrowserModules browser;

    DraftTest(BrowserModules browser) {
        this.browser = browser;
    }

    private Object after(String steps) {
        return browser.run(TYPED + "return shown(" + steps + ");");
    }

    @Test
    void emptiesTheFormOnceTheServerHasIt() {
        assertThat(after("accepted(sending(typed, 'a'), 'a')")).isEqualTo("   false false");
    }

    @Test
    void keepsTheIdUntilItsFateIsKnown() {
        assertThat(after("sending(refused(sending(typed, 'a'), 'a', lost), 'b')"))
                .isEqualTo("80 Consultation a true false");
    }

    @Test
    void takesALiveStateForTheAnswer() {
        assertThat(after("seen(sending(typed, 'a'), [{ id: 'a' }])")).isEqualTo("   false false");
        assertThat(after("seen(sending(typed, 'a'), [{ id: 'other' }])")).isEqualTo("80 Consultation a true false");
    }

    @Test
    void keepsWhatWasTypedAfterALostFirstVersionAndSaysThatThatWentOut() {
        assertThat(after("seen(edited(refused(sending(typed, 'a'), 'a', lost), 'amount', '90'), [{ id: 'a' }])"))
                .isEqualTo("90 Consultation  false true");
        assertThat(after("refused(sending(typed, 'a'), 'a', { slug: 'other-content', fields: {} })"))
                .isEqualTo("80 Consultation  false true");
    }

    @Test
    void ignoresALateAnswerToAnEarlierId() {
        assertThat(after("accepted(sending(typed, 'b'), 'a')")).isEqualTo("80 Consultation b true false");
        assertThat(after("refused(sending(typed, 'b'), 'a', lost)")).isEqualTo("80 Consultation b true false");
    }

    @Test
    void takesAwayTheErrorOfTheFieldThatIsBeingCorrected() {
        Object errors = browser.run(
                TYPED + "return edited(faulty(typed, { amount: 'x', description: 'y' }), 'amount', '9').errors;");
        assertThat(errors).isEqualTo(Map.of("description", "y"));
    }
}
