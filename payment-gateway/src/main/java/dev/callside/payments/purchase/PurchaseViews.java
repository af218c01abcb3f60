package dev.callside.payments.purchase;

import dev.callside.payments.request.Intent;
import dev.callside.payments.stripe.StripePages;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Shows purchases. What Stripe calls a decline never leaves: people read a sentence. */
@Dependent
class PurchaseViews {

    private static final String CHECKING = "checking";

    private final StripePages pages;

    @Inject
    PurchaseViews(StripePages pages) {
        this.pages = pages;
    }

    PurchaseView view(Purchase purchase, Optional<Intent> intent, Locale locale) {
        return new PurchaseView(
                purchase.id().toString(),
                purchase.goods().target().toString(),
                purchase.amount(),
                purchase.currency(),
                purchase.goods().units(),
                state(purchase),
                purchase.failure().map(code -> reason(code, locale)).orElse(null),
                purchase.refusedSince()
                        .map(since -> Texts.of(PurchaseMails.BUNDLE, locale).get("purchase.hidden"))
                        .orElse(null),
                intent.map(Intent::clientSecret)
                        .filter(secret -> actionable(purchase))
                        .orElse(null),
                pages.publishableKey(),
                pages.scriptUrl(),
                purchase.receiptNumber().orElse(null));
    }

    private static String state(Purchase purchase) {
        return switch (purchase.state()) {
            case OPEN, CLOSING -> CHECKING;
            case NEEDS_CARD, NEEDS_ACTION, DECLINED ->
                purchase.unknownSince().isPresent()
                        ? CHECKING
                        : purchase.state().label();
            case PAID, CANCELLED -> purchase.state().label();
        };
    }

    private static boolean actionable(Purchase purchase) {
        return switch (purchase.state()) {
            case NEEDS_CARD, NEEDS_ACTION -> true;
            case DECLINED -> !purchase.automatic();
            case OPEN, CLOSING, PAID, CANCELLED -> false;
        };
    }

    private static String reason(String code, Locale locale) {
        return Texts.of(PurchaseMails.BUNDLE, locale).getOr("purchase.failure." + code, "purchase.failure.other");
    }
}
