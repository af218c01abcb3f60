package dev.callside.payments.credits;

import dev.callside.credits.level.LevelRefusal;
import dev.callside.credits.price.QuoteAnswer;
import dev.callside.credits.price.Tiers;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Says what can't be done, and what can. */
final class HttpRefusals {

    private final Locale locale;
    private final Texts texts;

    HttpRefusals(Locale locale) {
        this.locale = locale;
        this.texts = Texts.of(Receipts.BUNDLE, locale);
    }

    Response of(LevelRefusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> notFound();
            case NO_SUCH_PRACTITIONER -> field("practitioner", "unknown");
            case OTHER_CONTENT -> Problem.response(PaymentsProblem.OTHER_CONTENT, locale);
            case LEVEL_EXISTS -> Problem.response(CreditsProblem.LEVEL_EXISTS, locale);
            case GROUP_STAYS -> Problem.response(CreditsProblem.GROUP_STAYS, locale);
            case LEVEL_REMOVED -> Problem.response(CreditsProblem.LEVEL_REMOVED, locale);
            case SAME_LEVEL -> field("to", "same_level");
            case CREDITS_OUT_OF_RANGE -> field("credits", "not_a_number");
            case INSUFFICIENT_CREDITS -> Problem.response(CreditsProblem.INSUFFICIENT_CREDITS, locale);
        };
    }

    Response notFound() {
        return Problem.response(CommonProblem.NOT_FOUND, locale);
    }

    Response field(String field, String code) {
        return Problem.invalid(locale, List.of(error(field, code)));
    }

    /** With a text {@code <field>.<code>}, in which values may stand. */
    FieldError error(String field, String code, Object... values) {
        return new FieldError(field, code, texts.get("credits." + field + "." + code, values));
    }

    /** Why that much money can't be spent on credits. */
    FieldError amount(Tiers tiers, QuoteAnswer.Refused refused) {
        return new FieldError(
                "amount",
                refused.reason().code(),
                texts.get(
                        "amount." + refused.reason().code(),
                        money(tiers, refused.from()),
                        money(tiers, refused.to()),
                        money(tiers, refused.step()),
                        example(tiers)));
    }

    /** What 8000 means, for who has to know that an amount is sent in the smallest unit. */
    String example(Tiers tiers) {
        return money(tiers, 8000);
    }

    String money(Tiers tiers, long amount) {
        return money(tiers.rule().code(), amount);
    }

    String money(String currency, long amount) {
        return MoneyText.of(amount, currency, texts.locale());
    }
}
