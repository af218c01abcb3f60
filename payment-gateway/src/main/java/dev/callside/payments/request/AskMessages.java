package dev.callside.payments.request;

import dev.callside.payments.receipt.Receipts;
import dev.callside.practice.money.AmountRefusal;
import dev.callside.practice.money.CurrencyRule;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import java.util.List;
import java.util.Locale;

/** Says at each field what is allowed there. */
final class AskMessages {

    /** An amount as it is sent, to be shown beside what it means. */
    private static final long EXAMPLE = 8000;

    private final Texts texts;

    AskMessages(Locale locale) {
        this.texts = Texts.of(Receipts.BUNDLE, locale);
    }

    List<FieldError> errors(List<AskRefusal> refusals) {
        return refusals.stream().map(this::error).toList();
    }

    private FieldError error(AskRefusal refusal) {
        if (refusal instanceof AskRefusal.Amount amount) {
            return amount(amount);
        }
        if (refusal instanceof AskRefusal.CurrencyNotOffered not) {
            var code = AmountRefusal.CURRENCY_NOT_OFFERED.code();
            return new FieldError("currency", code, texts.get("amount." + code, String.join(", ", not.currencies())));
        }
        if (refusal instanceof AskRefusal.DescriptionMissing) {
            return new FieldError("description", "missing", texts.get("description.missing"));
        }
        if (refusal instanceof AskRefusal.DescriptionTooLong tooLong) {
            var message = texts.get("description.too_long", AskedFor.LONGEST_DESCRIPTION, tooLong.length());
            return new FieldError("description", "too_long", message);
        }
        return new FieldError("patient", "unknown", texts.get("patient.unknown"));
    }

    private FieldError amount(AskRefusal.Amount amount) {
        var key = "amount." + amount.reason().code();
        var message = amount.rule()
                .map(rule -> texts.get(
                        key, text(rule, rule.minimum()), text(rule, rule.maximum()), finest(rule), text(rule, EXAMPLE)))
                .orElseGet(() -> texts.get(key, "", "", "", "80.00"));
        return new FieldError("amount", amount.reason().code(), message);
    }

    private String text(CurrencyRule rule, long amount) {
        return MoneyText.of(amount, rule.code(), texts.locale());
    }

    /** The smallest difference between two amounts, such as {@code ISK 1}. */
    private String finest(CurrencyRule rule) {
        return text(rule, rule.step());
    }

    List<FieldError> badAddress() {
        return List.of(new FieldError("email", "malformed", texts.get("email.malformed")));
    }
}
