package dev.callside.payments.stripe;

import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.SetupIntentCreateParams;
import dev.callside.payments.purchase.CardVault;
import dev.callside.payments.purchase.Payer;
import dev.callside.payments.purchase.Setup;
import dev.callside.payments.purchase.VaultCard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Saved cards on the operator's own account. Stripe knows of a payer only our ids.
 *
 * @see <a href="https://docs.stripe.com/payments/save-and-reuse">Save and reuse</a>
 */
@Dependent
class StripeCards implements CardVault {

    static final String OUR_PAYER = "callside_payer";
    private static final long PAGE = 100;

    private final StripeClients clients;

    @Inject
    StripeCards(StripeClients clients) {
        this.clients = clients;
    }

    /** Should a lost answer be found too late for its key, there is a second customer, which nobody uses. */
    @Override
    public StripeAnswer<String> customer(Payer payer) {
        var key = payer.id() + ":customer"
                + payer.before().map(before -> ":" + before).orElse("");
        var answer = customer(payer, key);
        return StripePayments.serverError(answer) ? customer(payer, key + ":2") : answer;
    }

    private StripeAnswer<String> customer(Payer payer, String key) {
        var params = CustomerCreateParams.builder()
                .putMetadata(OUR_PAYER, payer.id().toString())
                .build();
        return StripePayments.patiently(() -> StripeCalls.answer(
                "the creation of the customer of " + payer.id(),
                () -> clients.client()
                        .v1()
                        .customers()
                        .create(params, StripeClients.on(StripePayments.OPERATOR, key))
                        .getId()));
    }

    /** <a href="https://docs.stripe.com/api/customers/retrieve">Stripe goes on showing</a> one that was deleted, and says so. */
    @Override
    public StripeAnswer<Boolean> deleted(String customer) {
        return StripeCalls.answer(
                "the look at " + customer,
                () -> Boolean.TRUE.equals(
                        clients.client().v1().customers().retrieve(customer).getDeleted()));
    }

    @Override
    public StripeAnswer<Setup> begin(String customer) {
        var params = SetupIntentCreateParams.builder()
                .setCustomer(customer)
                .addPaymentMethodType("card")
                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                .build();
        return StripeCalls.answer(
                "the creation of a setup for " + customer,
                () -> read(clients.client().v1().setupIntents().create(params)));
    }

    @Override
    public StripeAnswer<Setup> setup(String id) {
        return StripeCalls.answer(
                "the look at " + id,
                () -> read(clients.client().v1().setupIntents().retrieve(id)));
    }

    private static Setup read(com.stripe.model.SetupIntent intent) {
        return new Setup(
                intent.getId(),
                intent.getClientSecret(),
                Optional.ofNullable(intent.getCustomer()),
                Optional.ofNullable(intent.getPaymentMethod()),
                "succeeded".equals(intent.getStatus()));
    }

    @Override
    public StripeAnswer<List<VaultCard>> cards(String customer) {
        var params = CustomerPaymentMethodListParams.builder()
                .setType(CustomerPaymentMethodListParams.Type.CARD)
                .setLimit(PAGE)
                .build();
        return StripeCalls.answer("the list of cards of " + customer, () -> {
            List<VaultCard> cards = new ArrayList<>();
            clients.client()
                    .v1()
                    .customers()
                    .paymentMethods()
                    .list(customer, params)
                    .autoPagingIterable()
                    .forEach(method -> cards.add(read(method)));
            return cards;
        });
    }

    private static VaultCard read(PaymentMethod method) {
        var card = method.getCard();
        return new VaultCard(
                method.getId(),
                card.getBrand(),
                card.getLast4(),
                card.getExpMonth().intValue(),
                card.getExpYear().intValue());
    }

    /** Refused means that it is detached already. */
    @Override
    public StripeAnswer<String> detach(String method) {
        return StripeCalls.answer(
                "the removal of " + method,
                () -> clients.client().v1().paymentMethods().detach(method).getId());
    }
}
