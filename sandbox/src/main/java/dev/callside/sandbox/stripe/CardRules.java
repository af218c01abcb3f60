package dev.callside.sandbox.stripe;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is wrong with a card as it was typed, before any bank is asked.
 *
 * @see <a href="https://docs.stripe.com/error-codes">incorrect_number, invalid_expiry_month, …</a>
 */
final class CardRules {

    private static final int CENTURY = 100;
    private static final int MILLENNIUM = 2000;

    private CardRules() {}

    static Optional<StripeError> check(String number, long month, long year, String cvc, Instant now) {
        if (!luhn(number)) {
            return wrong("incorrect_number", "Your card number is incorrect.", "number");
        }
        if (month < 1 || month > 12) {
            return wrong("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
        }
        YearMonth today = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        long full = fullYear(year);
        if (full < today.getYear() || full > today.getYear() + 50L) {
            return wrong("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
        }
        if (YearMonth.of((int) full, (int) month).isBefore(today)) {
            return wrong("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
        }
        return TestCard.numbered(number)
                .map(card -> cvc(card, cvc))
                .orElseGet(() -> Optional.of(StripeError.card(
                        "card_declined",
                        "test_mode_live_card",
                        "Your card was declined. Your request was in test mode, but used a non test card. For a list of"
                                + " valid test cards, visit: https://stripe.com/docs/testing.",
                        "")));
    }

    private static Optional<StripeError> cvc(TestCard card, String cvc) {
        boolean fine = cvc.isEmpty() || cvc.matches("\\d{" + card.brand().securityCodeLength() + "}");
        return fine ? Optional.empty() : wrong("invalid_cvc", "Your card's security code is invalid.", "cvc");
    }

    private static Optional<StripeError> wrong(String code, String message, String param) {
        return Optional.of(StripeError.card(code, "", message, param));
    }

    static long fullYear(long year) {
        return year < CENTURY ? MILLENNIUM + year : year;
    }

    /** The check digit of ISO/IEC 7812-1. */
    static boolean luhn(String number) {
        if (!number.matches("\\d{12,19}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
