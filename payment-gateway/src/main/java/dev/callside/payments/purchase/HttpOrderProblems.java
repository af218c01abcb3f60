package dev.callside.payments.purchase;

import dev.callside.credits.price.QuoteAnswer;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Says at each field what is allowed there, and what has changed since the person saw it. */
final class HttpOrderProblems {

    /** An amount as it is sent, to be shown beside what it means. */
    private static final long EXAMPLE = 5000;

    private HttpOrderProblems() {}

    static Response response(OrderOutcome outcome, String currency, Locale locale) {
        var texts = Texts.of(PurchaseMails.BUNDLE, locale);
        if (outcome instanceof OrderOutcome.NoQuote none) {
            return Problem.invalid(locale, List.of(amount(none.reason(), currency, texts)));
        }
        if (outcome instanceof OrderOutcome.WrongCurrency wrong) {
            return invalid(locale, "currency", "wrong", texts.get("purchase.currency.wrong", wrong.sold()));
        }
        if (outcome instanceof OrderOutcome.NoCard) {
            return invalid(locale, "card", "unknown", texts.get("purchase.card.unknown"));
        }
        if (outcome instanceof OrderOutcome.NoAddress) {
            return invalid(locale, "receiptTo", "malformed", texts.get("purchase.receiptTo.malformed"));
        }
        if (outcome instanceof OrderOutcome.CardExpired) {
            return invalid(locale, "card", "expired", texts.get("purchase.card.expired"));
        }
        return Problem.response(
                outcome instanceof OrderOutcome.OtherContent
                        ? PaymentsProblem.OTHER_CONTENT
                        : PaymentsProblem.PRICE_CHANGED,
                locale);
    }

    private static Response invalid(Locale locale, String field, String code, String message) {
        return Problem.invalid(locale, List.of(new FieldError(field, code, message)));
    }

    private static FieldError amount(QuoteAnswer.Refused refused, String currency, Texts texts) {
        var code = refused.reason().code();
        var message = texts.get(
                "purchase.amount." + code,
                money(refused.from(), currency, texts),
                money(refused.to(), currency, texts),
                money(refused.step(), currency, texts),
                money(EXAMPLE, currency, texts));
        return new FieldError("amount", code, message);
    }

    private static String money(long amount, String currency, Texts texts) {
        return MoneyText.of(amount, currency, texts.locale());
    }
}
