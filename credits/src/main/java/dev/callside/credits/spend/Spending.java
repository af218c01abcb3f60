package dev.callside.credits.spend;

import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.ledger.Note;
import dev.callside.credits.ledger.Transfer;
import dev.callside.credits.ledger.TransferId;
import dev.callside.credits.ledger.TransferStatus;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.MessageCredits;
import dev.callside.credits.level.Movements;
import dev.callside.credits.price.Rates;
import dev.callside.practice.tenancy.Practice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Pays for messages. Choose {@link #reserve} and later {@link Settlements} where a provider decides, and {@link #spend}
 * where nobody can refuse any more. What is reserved is reserved in batches: one of any size is one batch of the ledger. To
 * be called inside a transaction, one practice's messages at a time.
 */
@Dependent
public class Spending {

    /** It may have been another level that paid, or another price: the one of its practitioner, and of that day. */
    private static final Set<TransferStatus> EXISTING = EnumSet.of(
            TransferStatus.EXISTS, TransferStatus.EXISTS_WITH_OTHER_ACCOUNTS, TransferStatus.EXISTS_WITH_OTHER_AMOUNT);

    private final Levels levels;
    private final Ledger ledger;
    private final Movements movements;
    private final Rates rates;
    private final PaidStore paid;
    private final Clock clock;

    @Inject
    Spending(Levels levels, Ledger ledger, Movements movements, Rates rates, PaidStore paid, Clock clock) {
        this.levels = levels;
        this.ledger = ledger;
        this.movements = movements;
        this.rates = rates;
        this.paid = paid;
        this.clock = clock;
    }

    /** What a message costs. */
    public long price(Practice practice, Message message) {
        return rates.credits(practice.country(), message.country(), message.channel(), message.parts());
    }

    /**
     * Reserves the price of each message, and answers each in the same order. A level that has too little is told of, once until
     * credits come.
     *
     * @param timeout after which a reservation that nobody settled is free again; whole seconds
     * @param actor for the history: somebody's name, or that of the worker
     */
    public List<Payment> reserve(Practice practice, List<Message> messages, Duration timeout, String actor) {
        var payments = tryToReserve(practice, messages, timeout, actor);
        var lacking = levels(payments, Payment.Outcome.NOT_ENOUGH_CREDIT);
        if (!lacking.isEmpty()) {
            movements.lacking(practice.id(), lacking);
        }
        return payments;
    }

    /** The same for messages that don't wait where there is too little: nobody is told. */
    public List<Payment> tryToReserve(Practice practice, List<Message> messages, Duration timeout, String actor) {
        return pay(practice, messages, actor, (message, bill) -> {
            var note = new Note(MessageCredits.RESERVED, actor, message.reference(), clock.instant());
            var id = new TransferId(message.id());
            return Transfer.pending(id, MessageCredits.spent(bill.level()), bill.credits(), timeout, note);
        });
    }

    /**
     * Spends the price of a message at once, and keeps what it was and cost: its id is its sender's. Of two that are asked for
     * at the same instant with one id the second finds the first, also where one of them costs nothing and the ledger never
     * sees it. To be called before any other lock is taken.
     */
    public Payment spend(Practice practice, Message message, String actor) {
        paid.lock(practice.id(), message.id());
        return paid.spent(practice.id(), message.id(), clock.instant())
                .map(known -> known.again(message, price(practice, message)))
                .orElseGet(() -> spendNow(practice, message, actor));
    }

    private Payment spendNow(Practice practice, Message message, String actor) {
        var payment = pay(practice, List.of(message), actor, (asked, bill) -> {
                    var note = new Note(MessageCredits.SPENT, actor, asked.reference(), clock.instant());
                    var id = new TransferId(asked.id());
                    return Transfer.posted(id, MessageCredits.spent(bill.level()), bill.credits(), note);
                })
                .get(0);
        if (payment.outcome() == Payment.Outcome.PAID) {
            paid.keep(practice.id(), message);
        }
        return payment.outcome() == Payment.Outcome.FREE && !paid.keepFree(practice.id(), message, payment.level())
                ? new Payment(message.id(), payment.level(), 0, Payment.Outcome.OTHER_CONTENT)
                : payment;
    }

    private List<Payment> pay(
            Practice practice, List<Message> messages, String actor, BiFunction<Message, Bill, Transfer> transfer) {
        var bills = bills(practice, messages);
        var batch = new ArrayList<Transfer>();
        for (var message : messages) {
            if (bills.get(message).credits() > 0) {
                batch.add(transfer.apply(message, bills.get(message)));
            }
        }
        var answers = ledger.transfer(practice.id(), batch);
        var before = before(practice, batch, answers);
        var each = answers.iterator();
        var payments = messages.stream()
                .map(message -> payment(message, bills.get(message), each, before))
                .toList();
        changed(practice, payments, actor);
        return payments;
    }

    /** What is known of the messages that were paid for before. */
    private Map<UUID, PaidBefore> before(Practice practice, List<Transfer> batch, List<TransferStatus> answers) {
        var known = new ArrayList<UUID>();
        for (var i = 0; i < batch.size(); i++) {
            if (EXISTING.contains(answers.get(i))) {
                known.add(batch.get(i).id().value());
            }
        }
        return known.isEmpty() ? Map.of() : paid.before(practice.id(), known, clock.instant());
    }

    private Map<Message, Bill> bills(Practice practice, List<Message> messages) {
        var practitioners = new HashSet<UUID>();
        messages.forEach(message -> message.practitioner().ifPresent(practitioners::add));
        var payers = levels.payers(practice.id(), practitioners);
        var group = payers.get(Optional.<UUID>empty());
        var bills = new HashMap<Message, Bill>();
        for (var message : messages) {
            bills.put(message, new Bill(payers.getOrDefault(message.practitioner(), group), price(practice, message)));
        }
        return bills;
    }

    private static Payment payment(
            Message message, Bill bill, Iterator<TransferStatus> answers, Map<UUID, PaidBefore> before) {
        if (bill.credits() == 0) {
            return new Payment(message.id(), bill.level(), 0, Payment.Outcome.FREE);
        }
        var paid = Optional.ofNullable(before.get(message.id()));
        var outcome = outcome(
                answers.next(),
                () -> paid.map(there -> there.outcome(message, bill.credits())).orElse(Payment.Outcome.OTHER_CONTENT));
        return paid.filter(there -> outcome == Payment.Outcome.PAID_BEFORE)
                .map(there -> new Payment(message.id(), there.level(), there.credits(), outcome))
                .orElseGet(() -> new Payment(message.id(), bill.level(), bill.credits(), outcome));
    }

    private void changed(Practice practice, List<Payment> payments, String actor) {
        var changed = levels(payments, Payment.Outcome.PAID);
        if (!changed.isEmpty()) {
            movements.after(practice.id(), changed, actor);
        }
    }

    private static Set<LevelId> levels(List<Payment> payments, Payment.Outcome outcome) {
        var levels = new HashSet<LevelId>();
        for (var payment : payments) {
            if (payment.outcome() == outcome) {
                levels.add(payment.level());
            }
        }
        return levels;
    }

    private static Payment.Outcome outcome(TransferStatus answer, Supplier<Payment.Outcome> before) {
        return switch (answer) {
            case CREATED -> Payment.Outcome.PAID;
            case EXISTS, EXISTS_WITH_OTHER_ACCOUNTS, EXISTS_WITH_OTHER_AMOUNT -> before.get();
            case EXISTS_WITH_OTHER_KIND,
                    EXISTS_WITH_OTHER_PENDING,
                    EXISTS_WITH_OTHER_UNIT,
                    EXISTS_WITH_OTHER_TIMEOUT,
                    EXISTS_WITH_OTHER_CODE,
                    EXISTS_WITH_OTHER_REFERENCE -> Payment.Outcome.OTHER_CONTENT;
            case INSUFFICIENT_CREDIT -> Payment.Outcome.NOT_ENOUGH_CREDIT;
            case LINKED_CHAIN_OPEN,
                    LINKED_TRANSFER_FAILED,
                    AMOUNT_OUT_OF_RANGE,
                    TIMEOUT_OUT_OF_RANGE,
                    ACCOUNTS_ARE_THE_SAME,
                    PENDING_NOT_FOUND,
                    NOT_PENDING,
                    PENDING_ALREADY_POSTED,
                    PENDING_ALREADY_VOIDED,
                    PENDING_EXPIRED,
                    AMOUNT_EXCEEDS_PENDING,
                    DEBIT_ACCOUNT_NOT_FOUND,
                    CREDIT_ACCOUNT_NOT_FOUND,
                    UNIT_DIFFERS,
                    DEBIT_ACCOUNT_CLOSED,
                    CREDIT_ACCOUNT_CLOSED,
                    BALANCE_OUT_OF_RANGE -> throw new IllegalStateException("paying for a message: " + answer);
        };
    }

    /** Who pays how much. */
    private record Bill(LevelId level, long credits) {}
}
