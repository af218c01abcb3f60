package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked of a PaymentIntent in each state of its life. */
class IntentStateTest {

    @ParameterizedTest
    @CsvSource({
        "REQUIRES_PAYMENT_METHOD, UPDATE CONFIRM CANCEL",
        "REQUIRES_CONFIRMATION, UPDATE CONFIRM CANCEL",
        "REQUIRES_ACTION, UPDATE CONFIRM CANCEL AUTHENTICATE",
        "PROCESSING, ''",
        "SUCCEEDED, REFUND",
        "CANCELED, ''"
    })
    void allows(IntentState state, String steps) {
        Set<IntentState.Step> allowed = EnumSet.noneOf(IntentState.Step.class);
        Arrays.stream(steps.split(" ", -1))
                .filter(step -> !step.isEmpty())
                .map(IntentState.Step::valueOf)
                .forEach(allowed::add);
        for (IntentState.Step step : IntentState.Step.values()) {
            assertThat(state.allows(step)).as("%s %s", state, step).isEqualTo(allowed.contains(step));
        }
    }

    @Test
    void saysInWhichStatesAStepIsPossible() {
        Thing intent = Thing.of(
                "payment_intent", "acct_1", Json.object().put("id", "pi_1").put("status", "succeeded"));

        assertThat(IntentState.of(intent).refuse(IntentState.Step.CANCEL, intent))
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo("payment_intent_unexpected_state");
                    assertThat(error.message())
                            .contains("status of succeeded")
                            .contains("requires_payment_method, requires_confirmation, requires_action");
                });
    }
}
