package dev.callside.payments.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import dev.callside.payments.request.Card;
import dev.callside.payments.request.Intent;
import dev.callside.payments.request.RequestId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads of Stripe's objects what we need. */
final class StripeIntentReader {

    private StripeIntentReader() {}

    static Intent read(PaymentIntent intent) {
        return new Intent(
                intent.getId(),
                status(intent.getStatus()),
                intent.getClientSecret(),
                Optional.ofNullable(intent.getMetadata()).flatMap(StripeIntentReader::ourId),
                Optional.ofNullable(intent.getLastPaymentError()).map(StripeIntentReader::failure),
                Optional.ofNullable(intent.getLatestChargeObject()).flatMap(StripeIntentReader::card),
                Optional.ofNullable(intent.getLatestChargeObject())
                        .map(Charge::getCreated)
                        .map(Instant::ofEpochSecond),
                method(intent).flatMap(StripeIntentReader::attempt));
    }

    private static Optional<String> ourId(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(StripeIntents.OUR_ID))
                .or(() -> Optional.ofNullable(metadata.get(StripePurchases.OUR_ID)));
    }

    private static Intent.Status status(String stripes) {
        return Arrays.stream(Intent.Status.values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(stripes))
                .findFirst()
                .orElse(Intent.Status.OTHER);
    }

    private static Intent.Failure failure(StripeError error) {
        var code = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        var method = error.getPaymentMethod() == null
                ? String.valueOf(error.getCharge())
                : error.getPaymentMethod().getId();
        return new Intent.Failure(code == null ? "unknown" : code, method);
    }

    /** Of the try that the intent speaks of: once that has failed, only the error has it. */
    private static Optional<PaymentMethod> method(PaymentIntent intent) {
        return Optional.ofNullable(intent.getPaymentMethodObject())
                .or(() -> Optional.ofNullable(intent.getLastPaymentError()).map(StripeError::getPaymentMethod));
    }

    private static Optional<UUID> attempt(PaymentMethod method) {
        return Optional.ofNullable(method.getMetadata())
                .map(metadata -> metadata.get(StripeIntents.OUR_ATTEMPT))
                .flatMap(RequestId::parse)
                .map(RequestId::value);
    }

    private static Optional<Card> card(Charge charge) {
        return Optional.ofNullable(charge.getPaymentMethodDetails())
                .map(Charge.PaymentMethodDetails::getCard)
                .map(card -> new Card(card.getBrand(), card.getLast4()));
    }
}
