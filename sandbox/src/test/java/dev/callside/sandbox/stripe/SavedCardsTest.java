package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.SetupIntentConfirmParams;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real stripe-java saves cards on the platform's own account and charges them while nobody is there. */
class SavedCardsTest {

    private static StripeHttp http;

    private SavedCards cards;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    @BeforeEach
    void customer() throws StripeException {
        cards = SavedCards.of(http);
    }

    private PaymentMethod method(String id) throws StripeException {
        return cards.stripe().v1().paymentMethods().retrieve(id);
    }

    private PaymentIntent intent(String id) throws StripeException {
        return cards.stripe().v1().paymentIntents().retrieve(id);
    }

    private CardException declined(String method) {
        return catchThrowableOfType(CardException.class, () -> cards.charged(method));
    }

    @Test
    void savesACardAndChargesItLater() throws StripeException {
        SetupIntent setup = cards.confirmed("pm_card_visa");

        assertThat(setup.getStatus()).isEqualTo("succeeded");
        assertThat(setup.getUsage()).isEqualTo("off_session");
        PaymentMethod saved = method(setup.getPaymentMethod());
        assertThat(saved.getCustomer()).isEqualTo(cards.customer().getId());
        assertThat(saved.getCard().getLast4()).isEqualTo("4242");

        PaymentIntent paid = cards.charged(saved.getId());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getCustomer()).isEqualTo(cards.customer().getId());
        assertThat(paid.getAmountReceived()).isEqualTo(5000L);
        assertThat(cards.charged(saved.getId()).getStatus())
                .as("a saved card pays again")
                .isEqualTo("succeeded");
    }

    @Test
    void authenticatesOnceAndIsLeftInPeaceAfterwards() throws StripeException {
        SetupIntent setup = cards.confirmed("pm_card_authenticationRequiredOnSetup");
        assertThat(setup.getStatus()).isEqualTo("requires_action");

        String saved = cards.saved("pm_card_authenticationRequiredOnSetup");

        assertThat(cards.charged(saved).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void asksForAuthenticationWhenTheCardWasAttachedWithoutIt() throws StripeException {
        PaymentMethod attached = cards.stripe()
                .v1()
                .paymentMethods()
                .attach(
                        "pm_card_authenticationRequiredOnSetup",
                        PaymentMethodAttachParams.builder()
                                .setCustomer(cards.customer().getId())
                                .build());

        assertThat(declined(attached.getId()).getCode()).isEqualTo("authentication_required");
    }

    @Test
    void carriesThePaymentIntentInTheErrorAndCompletesItOnSession() throws StripeException {
        String saved = cards.saved("pm_card_authenticationRequired");

        CardException error = declined(saved);

        assertThat(error.getCode()).isEqualTo("authentication_required");
        assertThat(error.getDeclineCode()).isEqualTo("authentication_required");
        PaymentIntent inside = error.getStripeError().getPaymentIntent();
        assertThat(inside.getStatus()).isEqualTo("requires_payment_method");
        assertThat(inside.getLastPaymentError().getPaymentMethod().getId()).isEqualTo(saved);
        assertThat(method(saved).getCustomer())
                .as("still saved")
                .isEqualTo(cards.customer().getId());

        PaymentIntent again = cards.stripe()
                .v1()
                .paymentIntents()
                .confirm(
                        inside.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(saved)
                                .build());
        assertThat(again.getStatus()).isEqualTo("requires_action");
        cards.bank().says(again, "complete");
        assertThat(intent(inside.getId()).getStatus()).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeCustomerFail, card_declined, generic_decline",
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds, card_declined, insufficient_funds"
    })
    void declinesLaterWhatWasSaved(String card, String code, String decline) throws StripeException {
        CardException error = declined(cards.saved(card));

        assertThat(error.getStatusCode()).isEqualTo(402);
        assertThat(error.getCode()).isEqualTo(code);
        assertThat(error.getDeclineCode()).isEqualTo(decline);
        assertThat(error.getStripeError()
                        .getPaymentIntent()
                        .getLastPaymentError()
                        .getDeclineCode())
                .isEqualTo(decline);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pm_card_visa_chargeDeclined",
                "pm_card_visa_chargeDeclinedInsufficientFunds",
                "pm_card_chargeDeclinedExpiredCard"
            })
    void savesNoCardThatIsDeclined(String card) throws StripeException {
        SetupIntent begun = cards.begun();
        CardException error = catchThrowableOfType(
                CardException.class,
                () -> cards.stripe()
                        .v1()
                        .setupIntents()
                        .confirm(
                                begun.getId(),
                                SetupIntentConfirmParams.builder()
                                        .setPaymentMethod(card)
                                        .build()));

        assertThat(error.getStripeError().getSetupIntent().getId()).isEqualTo(begun.getId());
        SetupIntent after = cards.stripe().v1().setupIntents().retrieve(begun.getId());
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastSetupError().getCode()).isEqualTo(error.getCode());
        assertThat(saved()).isEmpty();
    }

    @Test
    void declinesACardThatHasExpiredSinceItWasSaved() throws Exception {
        String saved = cards.saved("pm_card_visa");
        try (StripeHttp later = StripeHttp.start("", Clock.offset(Clock.systemUTC(), Duration.ofDays(365L * 20)))) {
            CardException error = catchThrowableOfType(
                    CardException.class, () -> new SavedCards(later, cards.customer()).charged(saved));

            assertThat(error.getCode()).isEqualTo("expired_card");
        }
    }

    private List<String> saved() throws StripeException {
        return cards
                .stripe()
                .v1()
                .customers()
                .paymentMethods()
                .list(
                        cards.customer().getId(),
                        CustomerPaymentMethodListParams.builder()
                                .setType(CustomerPaymentMethodListParams.Type.CARD)
                                .build())
                .getData()
                .stream()
                .map(PaymentMethod::getId)
                .toList();
    }

    @Test
    void listsNewestFirstAndForgetsWhatIsDetached() throws StripeException {
        String first = cards.saved("pm_card_visa");
        String second = cards.saved("pm_card_mastercard");
        assertThat(saved()).containsExactly(second, first);

        PaymentMethod detached = cards.stripe().v1().paymentMethods().detach(first);

        assertThat(detached.getCustomer()).isNull();
        assertThat(saved()).containsExactly(second);
        assertThat(cards.stripe()
                        .v1()
                        .paymentMethods()
                        .list(PaymentMethodListParams.builder()
                                .setCustomer(cards.customer().getId())
                                .build())
                        .getData())
                .extracting(PaymentMethod::getId)
                .containsExactly(second);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> cards.charged(first))
                        .getMessage())
                .contains("was detached from a Customer");
    }

    /** What is named in a body and is not there: code and param are what callers go by. */
    @Test
    void knowsADeletedCustomerOnlyAsDeleted() throws StripeException {
        String saved = cards.saved("pm_card_visa");
        String id = cards.customer().getId();
        PaymentIntent open = cards.stripe()
                .v1()
                .paymentIntents()
                .create(cards.payment().setPaymentMethod(saved).build());

        assertThat(cards.stripe().v1().customers().delete(id).getDeleted()).isTrue();

        assertThat(cards.stripe().v1().customers().retrieve(id).getDeleted()).isTrue();
        assertThat(method(saved).getCustomer()).isNull();
        for (InvalidRequestException refused :
                List.of(refusal(() -> cards.charged("pm_card_visa")), refusal(cards::begun), refusal(this::saved))) {
            assertThat(refused.getCode()).isEqualTo("resource_missing");
            assertThat(refused.getParam()).isEqualTo("customer");
            assertThat(refused.getMessage()).contains("No such customer: '" + id + "'");
        }
        assertThat(refusal(() -> cards.stripe().v1().customers().delete(id)).getCode())
                .isEqualTo("resource_missing");
        assertThat(refusal(() -> cards.stripe().v1().paymentIntents().confirm(open.getId()))
                        .getMessage())
                .contains("was detached from a Customer");
        assertThat(cards.stripe().v1().customers().list().getData())
                .extracting(Customer::getId)
                .doesNotContain(id);
    }

    private static InvalidRequestException refusal(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call);
    }

    @Test
    void keepsTheCardOfAPaymentThatSetsItUp() throws StripeException {
        PaymentIntent intent = cards.stripe()
                .v1()
                .paymentIntents()
                .create(cards.payment()
                        .setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION)
                        .setPaymentMethod("pm_card_authenticationRequiredOnSetup")
                        .setConfirm(true)
                        .build());
        assertThat(saved()).as("only once it is paid").isEmpty();
        cards.bank().says(intent, "complete");

        assertThat(saved()).containsExactly(intent.getPaymentMethod());
        assertThat(cards.charged(intent.getPaymentMethod()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void usesACardWithoutACustomerOnlyOnce() throws StripeException {
        PaymentIntent paid = cards.stripe()
                .v1()
                .paymentIntents()
                .create(cards.payment()
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .build());

        InvalidRequestException error =
                catchThrowableOfType(InvalidRequestException.class, () -> cards.charged(paid.getPaymentMethod()));

        assertThat(error.getMessage()).contains("It may not be used again");
    }

    @Test
    void chargesNobodyElsesCard() throws StripeException {
        String saved = cards.saved("pm_card_visa");
        SavedCards other = SavedCards.of(http);

        InvalidRequestException error = catchThrowableOfType(InvalidRequestException.class, () -> other.charged(saved));

        assertThat(error.getMessage())
                .contains("belongs to the Customer (" + cards.customer().getId() + ")");
    }

    @Test
    void failsOnSessionWhereNoActionIsWanted() throws StripeException {
        CardException error = catchThrowableOfType(
                CardException.class,
                () -> cards.stripe()
                        .v1()
                        .paymentIntents()
                        .create(cards.payment()
                                .setPaymentMethod("pm_card_authenticationRequired")
                                .setErrorOnRequiresAction(true)
                                .setConfirm(true)
                                .build()));

        assertThat(error.getCode()).isEqualTo("authentication_required");
        assertThat(error.getDeclineCode()).isEqualTo("authentication_not_handled");
    }

    @Test
    void refusesOffSessionWithoutConfirming() {
        InvalidRequestException error = catchThrowableOfType(
                InvalidRequestException.class,
                () -> cards.stripe()
                        .v1()
                        .paymentIntents()
                        .create(cards.payment().setOffSession(true).build()));

        assertThat(error.getParam()).isEqualTo("off_session");
    }

    @Test
    void failsASetupThatIsNotAuthenticated() throws StripeException {
        SetupIntent setup = cards.confirmed("pm_card_authenticationRequired");
        cards.bank().says(setup, "fail");

        SetupIntent after = cards.stripe().v1().setupIntents().retrieve(setup.getId());

        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastSetupError().getCode()).isEqualTo("setup_intent_authentication_failure");
        assertThat(saved()).isEmpty();
    }

    @Test
    void savesTheCardThatTheBankWasAskedAboutLast() throws StripeException {
        SetupIntent first = cards.confirmed("pm_card_authenticationRequired");
        SetupIntent second = cards.stripe()
                .v1()
                .setupIntents()
                .confirm(
                        first.getId(),
                        SetupIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_authenticationRequiredOnSetup")
                                .build());

        assertThat(cards.bank().says(first, "complete")).isEqualTo(400);
        assertThat(saved()).isEmpty();
        assertThat(cards.bank().says(second, "complete")).isEqualTo(200);
        assertThat(saved()).containsExactly(second.getPaymentMethod());
    }

    @Test
    void cancelsASetupForGood() throws StripeException {
        SetupIntent begun = cards.begun();
        cards.stripe().v1().setupIntents().cancel(begun.getId());

        InvalidRequestException error = catchThrowableOfType(
                InvalidRequestException.class,
                () -> cards.stripe().v1().setupIntents().cancel(begun.getId()));

        assertThat(error.getCode()).isEqualTo("setup_intent_unexpected_state");
    }

    @Test
    void keepsTheDefaultCardOfItsCustomerOnly() throws StripeException {
        String saved = cards.saved("pm_card_visa");
        SavedCards other = SavedCards.of(http);
        CustomerUpdateParams params = CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(saved)
                        .build())
                .build();

        assertThat(cards.stripe()
                        .v1()
                        .customers()
                        .update(cards.customer().getId(), params)
                        .getInvoiceSettings()
                        .getDefaultPaymentMethod())
                .isEqualTo(saved);
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> other.stripe()
                                .v1()
                                .customers()
                                .update(other.customer().getId(), params)))
                .isNotNull();
    }

    @Test
    void showsNothingOfThePlatformsToAConnectedAccount() {
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> cards.stripe()
                                        .v1()
                                        .customers()
                                        .retrieve(
                                                cards.customer().getId(),
                                                RequestOptions.builder()
                                                        .setStripeAccount(StripeHttp.DEMO)
                                                        .build()))
                        .getCode())
                .isEqualTo("resource_missing");
    }
}
