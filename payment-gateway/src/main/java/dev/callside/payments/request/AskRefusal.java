package dev.callside.payments.request;

import dev.callside.practice.money.AmountRefusal;
import dev.callside.practice.money.CurrencyRule;
import java.util.List;
import java.util.Optional;

/** What is wrong with one field of a request, with what its message needs to say what is allowed. */
public sealed interface AskRefusal {

    /**
     * The amount.
     *
     * @param rule of the currency, where it is one that the account can charge
     */
    record Amount(AmountRefusal reason, Optional<CurrencyRule> rule) implements AskRefusal {}

    /**
     * None, or one that the account can't charge.
     *
     * @param currencies that it can
     */
    record CurrencyNotOffered(List<String> currencies) implements AskRefusal {}

    record DescriptionMissing() implements AskRefusal {}

    record DescriptionTooLong(int length) implements AskRefusal {}

    /** Nobody of that id is a patient in this call. */
    record NoSuchPatient() implements AskRefusal {}
}
