package dev.callside.payments.request;

import dev.callside.payments.account.Account;
import dev.callside.practice.call.Participant;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.money.AmountRefusal;
import dev.callside.practice.money.Currencies;
import dev.callside.practice.money.CurrencyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What came from the clinician's page, not yet checked.
 *
 * @param amount empty if it was no whole number
 * @param description with the white space around it removed
 * @param patient an id, or empty for whoever pays
 */
public record AskedFor(OptionalLong amount, String currency, String description, Optional<String> patient) {

    /** More is not an item on a receipt but a letter. In code points, as the page and the database count. */
    public static final int LONGEST_DESCRIPTION = 500;

    List<AskRefusal> refusals(Account account, List<Participant> patients) {
        var refusals = new ArrayList<AskRefusal>();
        amountRefusal(account).ifPresent(refusals::add);
        if (description.isEmpty()) {
            refusals.add(new AskRefusal.DescriptionMissing());
        }
        var signs = description.codePointCount(0, description.length());
        if (signs > LONGEST_DESCRIPTION) {
            refusals.add(new AskRefusal.DescriptionTooLong(signs));
        }
        if (patient.isPresent() && patients.stream().noneMatch(this::isPatient)) {
            refusals.add(new AskRefusal.NoSuchPatient());
        }
        return refusals;
    }

    private Optional<AskRefusal> amountRefusal(Account account) {
        var offered = account.facts().orElseThrow().currencies();
        Optional<CurrencyRule> rule = Currencies.rule(currency).filter(known -> offered.contains(known.code()));
        if (amount.isEmpty()) {
            return Optional.of(new AskRefusal.Amount(AmountRefusal.NOT_A_NUMBER, rule));
        }
        if (rule.isEmpty()) {
            return Optional.of(new AskRefusal.CurrencyNotOffered(offered));
        }
        return rule.get().refusal(amount.getAsLong()).map(reason -> new AskRefusal.Amount(reason, rule));
    }

    private boolean isPatient(Participant participant) {
        return participant.id().toString().equals(patient.orElse(""));
    }

    boolean same(Request request) {
        return amount.equals(OptionalLong.of(request.amount()))
                && currency.equals(request.currency())
                && description.equals(request.description())
                && patient.equals(request.patient().map(ParticipantId::toString));
    }

    NewRequest request(Session session, RequestId id, Account account) {
        return new NewRequest(
                session.practice(),
                id,
                session.call(),
                session.participant(),
                patient.map(UUID::fromString).map(ParticipantId::new),
                amount.getAsLong(),
                currency,
                description,
                account.id());
    }
}
