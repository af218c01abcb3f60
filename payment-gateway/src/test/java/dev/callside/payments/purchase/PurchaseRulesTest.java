package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Card;
import dev.callside.payments.request.Intent;
import dev.callside.payments.request.Intent.Status;
import dev.callside.plugin.PracticeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each state of Stripe's means for each of ours. */
class PurchaseRulesTest {

    private static Purchase purchase(PurchaseState state, Origin origin, String failure) {
        return new Purchase(
                new PracticeId(UUID.randomUUID()),
                new PurchaseId(UUID.randomUUID()),
                UUID.randomUUID(),
                origin,
                new Goods(Goods.Kind.MESSAGE_CREDITS, UUID.randomUUID(), 416),
                new BigDecimal("0.12"),
                5000,
                4992,
                "AUD",
                origin == Origin.TOP_UP ? Optional.of(UUID.randomUUID()) : Optional.empty(),
                Optional.empty(),
                false,
                "Mia",
                Locale.ENGLISH,
                state,
                1,
                Optional.of("pi_1"),
                state == PurchaseState.CLOSING ? Optional.of(PurchaseState.DECLINED) : Optional.empty(),
                0,
                Optional.ofNullable(failure),
                Optional.ofNullable(failure).map(known -> "pm_1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                0,
                false);
    }

    private static Intent intent(Status status, String failure) {
        return new Intent(
                "pi_1",
                status,
                "secret",
                Optional.empty(),
                Optional.ofNullable(failure).map(code -> new Intent.Failure(code, "pm_1")),
                status == Status.SUCCEEDED ? Optional.of(new Card("visa", "4242")) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String change(PurchaseState state, Origin origin, Status status) {
        var change = PurchaseRules.change(purchase(state, origin, null), intent(status, null));
        return change.getClass().getSimpleName();
    }

    /** Rows are our states, columns Stripe's: needs a card, to be confirmed, action, processing, succeeded, canceled. */
    @ParameterizedTest
    @CsvSource({
        "OPEN,         NeedsCard Nothing NeedsAction Nothing Paid    Closed  Nothing",
        "NEEDS_CARD,   Nothing   Nothing NeedsAction Nothing Paid    Closed  Nothing",
        "NEEDS_ACTION, Nothing   Nothing Nothing     Nothing Paid    Closed  Nothing",
        "DECLINED,     Nothing   Nothing NeedsAction Nothing Paid    Closed  Nothing",
        "CLOSING,      Nothing   Nothing Nothing     Nothing Paid    Closed  Nothing",
        "PAID,         Nothing   Nothing Nothing     Nothing Nothing Nothing Nothing",
        "CANCELLED,    Nothing   Nothing Nothing     Nothing Nothing Nothing Nothing"
    })
    void movesForwardOnly(PurchaseState state, String expected) {
        var words = List.of(expected.split(" +", -1)).iterator();
        for (var status : Status.values()) {
            assertThat(change(state, Origin.PERSON, status))
                    .as(state + " " + status)
                    .isEqualTo(words.next());
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void leavesADeclinedTopUpAlone(Status status) {
        assertThat(change(PurchaseState.DECLINED, Origin.TOP_UP, status)).isEqualTo("Nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "authentication_required,                 NeedsAction",
        "authentication_not_handled,              NeedsAction",
        "payment_intent_authentication_failure,   NeedsAction",
        "insufficient_funds,                      Declined",
        "expired_card,                            Declined"
    })
    void stopsATopUpForADeclineAndWaitsForAPersonWhereTheBankWantsOne(String code, String expected) {
        var change = PurchaseRules.change(
                purchase(PurchaseState.OPEN, Origin.TOP_UP, null), intent(Status.REQUIRES_PAYMENT_METHOD, code));

        assertThat(change.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void takesAnOldFailureForNoNews() {
        var change = PurchaseRules.change(
                purchase(PurchaseState.NEEDS_ACTION, Origin.TOP_UP, "authentication_required"),
                intent(Status.REQUIRES_PAYMENT_METHOD, "authentication_required"));

        assertThat(change).isEqualTo(new PurchaseChange.Nothing());
    }

    @Test
    void becomesWhatItIsClosingAs() {
        var change = PurchaseRules.change(
                purchase(PurchaseState.CLOSING, Origin.TOP_UP, null), intent(Status.CANCELED, null));

        assertThat(change).isEqualTo(new PurchaseChange.Closed(PurchaseState.DECLINED));
    }
}
