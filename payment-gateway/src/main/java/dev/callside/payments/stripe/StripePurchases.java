package dev.callside.payments.stripe;

import com.stripe.model.Charge;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import dev.callside.payments.purchase.Purchase;
import dev.callside.payments.purchase.PurchaseIntents;
import dev.callside.payments.purchase.Return;
import dev.callside.payments.request.Intent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/**
 * PaymentIntents on the operator's own account, for what practices buy of it.
 *
 * <p>An intent is made first and charged afterwards, in two calls: the second is about an id that we hold, so that a lost
 * answer can be looked up, and a PaymentIntent succeeds once. Stripe sees amount, currency and our ids.
 *
 * @see <a href="https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method">Charging a saved card</a>
 */
@Dependent
class StripePurchases implements PurchaseIntents {

    static final String OUR_ID = "callside_purchase";

    private final StripeClients clients;
    private final StripePayments payments;

    @Inject
    StripePurchases(StripeClients clients, StripePayments payments) {
        this.clients = clients;
        this.payments = payments;
    }

    @Override
    public StripeAnswer<Intent> create(Purchase purchase, Charged charged) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(purchase.amount())
                .setCurrency(purchase.currency().toLowerCase(Locale.ROOT))
                .setCustomer(charged.customer())
                .addPaymentMethodType("card")
                .putMetadata(OUR_ID, purchase.id().toString());
        charged.method().ifPresent(params::setPaymentMethod);
        if (purchase.saveCard()) {
            params.setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION);
        }
        var id = purchase.id().toString();
        return payments.create(new StripePayments.Wanted(
                StripePayments.OPERATOR, OUR_ID, id, key(id, charged), purchase.createdAt(), params.build()));
    }

    /** Under the key of a customer that was deleted Stripe repeats its refusal, and takes no other. */
    private static String key(String id, Charged charged) {
        return charged.before().map(before -> id + ":customer:" + before).orElse(id);
    }

    @Override
    public StripeAnswer<Intent> retrieve(String intent) {
        return payments.retrieve(StripePayments.OPERATOR, intent);
    }

    /** The charge that has paid says so of itself, also of its disputes, so that no permission for those is needed. */
    @Override
    public StripeAnswer<Return> returned(String intent) {
        var params =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return StripeCalls.answer(
                "the look at what became of " + intent,
                () -> Optional.ofNullable(clients.client()
                                .v1()
                                .paymentIntents()
                                .retrieve(intent, params)
                                .getLatestChargeObject())
                        .map(StripePurchases::read)
                        .orElse(new Return(0, false)));
    }

    private static Return read(Charge charge) {
        return new Return(charge.getAmountRefunded(), Boolean.TRUE.equals(charge.getDisputed()));
    }

    @Override
    public StripeAnswer<Intent> cancel(String intent) {
        return payments.cancel(StripePayments.OPERATOR, intent);
    }

    /**
     * The key is the try's: the same try again is the same answer. Stripe repeats a stored 500 for it; an intent that still
     * waits to be confirmed after one was not charged, so that a second key does no harm.
     */
    @Override
    public StripeAnswer<Intent> confirm(Purchase purchase, String method, boolean offSession) {
        var key = purchase.id() + ":confirm:" + purchase.confirms();
        var params =
                PaymentIntentConfirmParams.builder().setPaymentMethod(method).addExpand("latest_charge");
        if (offSession) {
            params.setOffSession(true).setErrorOnRequiresAction(true);
        } else {
            params.setUseStripeSdk(true);
        }
        var answer = StripePayments.patiently(() -> confirm(purchase, params.build(), key));
        return StripePayments.serverError(answer) && waits(purchase)
                ? confirm(purchase, params.build(), key + ":2")
                : answer;
    }

    private boolean waits(Purchase purchase) {
        return retrieve(purchase.intent().orElseThrow()) instanceof StripeAnswer.Known<Intent> known
                && known.value().status() == Intent.Status.REQUIRES_CONFIRMATION;
    }

    private StripeAnswer<Intent> confirm(Purchase purchase, PaymentIntentConfirmParams params, String key) {
        var intent = purchase.intent().orElseThrow();
        return StripeCalls.answer(
                "the charge of " + purchase.id(),
                () -> StripeIntentReader.read(clients.client()
                        .v1()
                        .paymentIntents()
                        .confirm(intent, params, StripeClients.on(StripePayments.OPERATOR, key))));
    }
}
