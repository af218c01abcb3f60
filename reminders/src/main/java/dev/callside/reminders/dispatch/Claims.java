package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Payment;
import dev.callside.credits.spend.Spending;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Claims messages that are due, in one transaction: what may go is written and paid for, the rest is put where it belongs. */
@Dependent
class Claims {

    /** Longer than any message waits after it was paid for: three days of use, and one of doubt. */
    private static final Duration RESERVED = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(Claims.class.getName());

    private final Database database;
    private final DispatchStore store;
    private final PracticeStore practices;
    private final Spending spending;
    private final Writers writers;
    private final Instead instead;
    private final Aside aside = new Aside();

    @Inject
    Claims(
            Database database,
            DispatchStore store,
            PracticeStore practices,
            Spending spending,
            Writers writers,
            Instead instead) {
        this.database = database;
        this.store = store;
        this.practices = practices;
        this.spending = spending;
        this.writers = writers;
        this.instead = instead;
    }

    /** A message that is claimed, written and paid for. */
    record Ready(Channel channel, Outgoing message, String reference, int attempts) {}

    /**
     * What a claim led to.
     *
     * @param due how many were looked at
     * @param more whether there may be more of them
     * @param begun marked as handed over
     * @param outgoing the others, which are not
     * @param released claimed too, only to be written together with the credits that get free by it
     */
    record Claimed(int due, boolean more, List<Ready> begun, List<Ready> outgoing, List<Result> released) {}

    /**
     * Which of those that may go are marked as handed over at once.
     *
     * @param most of them: what a crash may leave in doubt
     * @param channels whose messages don't wait for turns
     */
    record Beginning(int most, Predicate<Channel> channels) {}

    /** What was decided so far. */
    private record Decided(
            Beginning beginning, List<Mark> marks, List<Ready> begun, List<Ready> ready, List<Result> released) {

        Decided(Beginning beginning) {
            this(beginning, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void go(Draft draft, long credits) {
            var message = draft.message();
            var channel = message.planned().channel();
            var begins = begun.size() < beginning.most() && beginning.channels().test(channel);
            var mark = draft.mark(credits);
            marks.add(begins ? mark.begins() : mark);
            (begins ? begun : ready).add(new Ready(channel, draft.outgoing(), message.reference(), message.attempts()));
        }

        /** Those that are not handed over after all are looked at again with the others. */
        void onlyBegun(Set<UUID> these) {
            var others = begun.stream()
                    .filter(each -> !these.contains(each.message().id()))
                    .toList();
            begun.removeAll(others);
            ready.addAll(others);
        }

        /** Its credits can't get free in this transaction: it locks those of others, in another order. */
        void release(DueMessage message, Result result) {
            marks.add(Mark.of(message, MessageState.SENDING, ""));
            released.add(result);
        }
    }

    /** A practice's messages that may go. */
    private record Written(Practice practice, Writer writer, List<Draft> drafts) {}

    Claimed claim(List<Circuits.Look> looks, Beginning beginning, Instant now) {
        return database.worker(() -> {
            List<DueMessage> due = new ArrayList<>();
            var more = false;
            for (var look : looks) {
                var found = store.due(look, now, aside.ids(now));
                found.forEach(each -> each.message().ifPresentOrElse(due::add, () -> aside.put(each.id(), now)));
                more |= found.size() == look.most();
            }
            // One practice after the other in the order of their ids: so no two dispatchers wait for each other's
            // locks.
            Map<PracticeId, List<DueMessage>> byPractice = new TreeMap<>(Comparator.comparing(PracticeId::value));
            due.forEach(message -> byPractice
                    .computeIfAbsent(message.practice(), practice -> new ArrayList<>())
                    .add(message));
            var decided = new Decided(beginning);
            List<Written> written = new ArrayList<>();
            byPractice.forEach(
                    (practice, messages) -> written.add(write(practices.practice(practice), messages, now, decided)));
            // Only now, since from here to its end nobody else moves credits of these practices.
            written.forEach(each -> pay(each, now, decided));
            decided.onlyBegun(store.decide(decided.marks, now.plus(Dispatcher.LEASE), now));
            return new Claimed(due.size(), more, decided.begun, decided.ready, decided.released);
        });
    }

    /** What applies to a message whose settings can't be read isn't known: it waits, and the others go on. */
    private Written write(Practice practice, List<DueMessage> messages, Instant now, Decided decided) {
        var writer = writers.of(practice, messages);
        List<Draft> drafts = new ArrayList<>();
        List<DueMessage> unclear = new ArrayList<>();
        for (var message : messages) {
            writer.preferences(message)
                    .ifPresentOrElse(
                            settings -> decide(message, settings, now, decided)
                                    .ifPresent(go -> drafts.add(writer.draft(message, go.address(), now))),
                            () -> unclear.add(message));
        }
        if (!unclear.isEmpty()) {
            LOG.log(
                    Level.SEVERE,
                    "{0} messages of practice {1} wait, since the settings that hold for them can''t be read",
                    new Object[] {unclear.size(), practice.id()});
        }
        unclear.forEach(message -> aside.put(message.id(), now));
        return new Written(practice, writer, drafts);
    }

    private static Optional<Verdict.Go> decide(
            DueMessage message, Preferences preferences, Instant now, Decided decided) {
        var verdict = SendRules.verdict(message, preferences, now);
        if (verdict instanceof Verdict.Go go) {
            return Optional.of(go);
        }
        if (verdict instanceof Verdict.Wait wait) {
            decided.marks.add(Mark.of(message, MessageState.SCHEDULED, "").again(wait.until()));
        } else if (verdict instanceof Verdict.Over over) {
            over(message, over, decided);
        }
        return Optional.empty();
    }

    private void pay(Written written, Instant now, Decided decided) {
        var practice = written.practice();
        var drafts = written.drafts();
        var bills =
                drafts.stream().map(draft -> bill(draft, practice.country())).toList();
        var payments = spending.reserve(practice, bills, RESERVED, MessageCosts.ACTOR);
        List<Instead.Unpaid> unpaid = new ArrayList<>();
        for (var i = 0; i < drafts.size(); i++) {
            if (payments.get(i).outcome() == Payment.Outcome.NOT_ENOUGH_CREDIT) {
                unpaid.add(new Instead.Unpaid(
                        drafts.get(i).message(), payments.get(i).level()));
            } else {
                paid(drafts.get(i), payments.get(i), now, decided);
            }
        }
        decided.marks.addAll(instead.marks(practice, written.writer(), unpaid, now));
    }

    private static void over(DueMessage message, Verdict.Over over, Decided decided) {
        message.payment()
                .ifPresentOrElse(
                        payment -> decided.release(message, Result.over(message, over, payment)),
                        () -> decided.marks.add(Mark.of(message, over.state(), over.reason())));
    }

    private static Message bill(Draft draft, String home) {
        return new Message(
                draft.payment(),
                draft.message().practitioner(),
                draft.message().planned().channel(),
                draft.country(home),
                draft.parts(),
                draft.message().reference());
    }

    private static void paid(Draft draft, Payment payment, Instant now, Decided decided) {
        var message = draft.message();
        switch (payment.outcome()) {
            case PAID, PAID_BEFORE -> decided.go(draft, payment.credits());
            case FREE -> decided.go(draft, message.reserved().orElse(payment.credits()));
            case NOT_ENOUGH_CREDIT -> throw new IllegalStateException("not paid: " + message.id());
            // What a copy is paid with that may have arrived pays for this one too, whatever it would cost now.
            case OTHER_CONTENT ->
                message.reserved()
                        .ifPresentOrElse(
                                credits -> decided.go(draft, credits),
                                () -> decided.release(message, Result.anew(draft, now)));
            // What was reserved ran out: it is paid for anew, next time.
            case RELEASED_BEFORE -> decided.marks.add(draft.unpaid(now));
        }
    }
}
