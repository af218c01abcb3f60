package dev.callside.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;

/** Somebody who saves cards with the platform and is charged later. */
record SavedCards(StripeHttp http, Customer customer) {

    static SavedCards of(StripeHttp http) throws StripeException {
        return new SavedCards(
                http,
                http.stripe()
                        .v1()
                        .customers()
                        .create(CustomerCreateParams.builder()
                                .setName("Harbour Practice")
                                .putMetadata("callside_level", "a")
                                .build()));
    }

    StripeClient stripe() {
        return http.stripe();
    }

    SetupIntent begun() throws StripeException {
        return stripe().v1()
                .setupIntents()
                .create(SetupIntentCreateParams.builder()
                        .setCustomer(customer.getId())
                        .addPaymentMethodType("card")
                        .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                        .build());
    }

    SetupIntent confirmed(String card) throws StripeException {
        return stripe().v1()
                .setupIntents()
                .confirm(
                        begun().getId(),
                        SetupIntentConfirmParams.builder()
                                .setPaymentMethod(card)
                                .build());
    }

    /** Saves the card; its holder authenticates if the bank asks. */
    String saved(String card) throws StripeException {
        SetupIntent intent = confirmed(card);
        if (intent.getStatus().equals("requires_action")) {
            bank().says(intent, "complete");
            intent = stripe().v1().setupIntents().retrieve(intent.getId());
        }
        return intent.getPaymentMethod();
    }

    /** Where a card's holder is recognised or not. */
    Bank bank() {
        return new Bank(http, "");
    }

    /** A payment while nobody is there. */
    PaymentIntent charged(String method) throws StripeException {
        return stripe().v1().paymentIntents().create(offSession(method).build());
    }

    PaymentIntentCreateParams.Builder offSession(String method) {
        return payment()
                .setPaymentMethod(method)
                .setOffSession(true)
                .setErrorOnRequiresAction(true)
                .setConfirm(true);
    }

    PaymentIntentCreateParams.Builder payment() {
        return PaymentIntentCreateParams.builder()
                .setAmount(5000L)
                .setCurrency("aud")
                .setCustomer(customer.getId())
                .addPaymentMethodType("card");
    }
}
