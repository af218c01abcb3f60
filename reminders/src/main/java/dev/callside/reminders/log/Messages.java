package dev.callside.reminders.log;

import dev.callside.credits.spend.Settlements;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.plan.VisitsNow;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a person does about a message. To be called inside a transaction. */
@Dependent
class Messages {

    private final LogStore store;
    private final VisitsNow visits;
    private final Settlements settlements;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Messages(LogStore store, VisitsNow visits, Settlements settlements, Audit audit, Clock clock) {
        this.store = store;
        this.visits = visits;
        this.settlements = settlements;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a wish. */
    enum Outcome {
        /** Now, or by the same wish before. */
        DONE,
        NOT_FOUND,
        /** Its state does not allow it. */
        REFUSED
    }

    /**
     * Has it sent when it is due, or else at the next moment that the settings allow. One in doubt is paid for by the credits
     * that are reserved for it; every other is paid for anew, also where the network took it and could not deliver it.
     *
     * @param inDoubt whether the person knows that it may arrive twice
     */
    Outcome sendAgain(Session who, UUID id, boolean inDoubt) {
        var practice = who.practice();
        var found = store.lock(practice, id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        var line = found.get();
        var now = clock.instant();
        if (line.state() == MessageState.SCHEDULED) {
            return Outcome.DONE;
        }
        var about = visits.of(practice, List.of(line.visit())).get(line.visit());
        var visit = about.visit();
        var again = AgainRules.again(line, visit, about.preferences(), now);
        if (again == Again.NO || (again == Again.IN_DOUBT && !inDoubt)) {
            return Outcome.REFUSED;
        }
        store.sendAgain(practice, id, AgainRules.usefulUntil(line, visit, now).orElseThrow(), now);
        audit.record(
                practice, who.subject(), again == Again.IN_DOUBT ? "message.send-in-doubt" : "message.send-again", id);
        return Outcome.DONE;
    }

    /** It is not sent; what was reserved for it is free again, unless a copy of it may have arrived. */
    Outcome cancel(Session who, UUID id) {
        var practice = who.practice();
        var found = store.lock(practice, id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        return switch (found.get().state()) {
            case SCHEDULED, HELD -> {
                store.cancel(practice, id, clock.instant())
                        .ifPresent(payment ->
                                settlements.settle(practice, List.of(MessageCosts.free(id, payment)), Actors.of(who)));
                audit.record(practice, who.subject(), "message.cancel", id);
                yield Outcome.DONE;
            }
            case CANCELLED -> Outcome.DONE;
            case IN_DOUBT -> store.isInDoubtAgain(practice, id) ? Outcome.DONE : Outcome.REFUSED;
            case SENDING, SENT, DELIVERED, FAILED, EXPIRED -> Outcome.REFUSED;
        };
    }

    /** Whoever asked the client, or lets it rest, ends that it is in doubt; before its credits run out by themselves, too. */
    Outcome decide(Session who, UUID id, Decision decision) {
        var practice = who.practice();
        var found = store.lock(practice, id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        if (decision.made(found.get())) {
            return Outcome.DONE;
        }
        if (found.get().state() != MessageState.IN_DOUBT) {
            return Outcome.REFUSED;
        }
        store.decide(practice, id, decision, clock.instant())
                .map(payment ->
                        decision == Decision.ARRIVED ? MessageCosts.spent(id, payment) : MessageCosts.free(id, payment))
                .ifPresent(settlement -> settlements.settle(practice, List.of(settlement), Actors.of(who)));
        audit.record(practice, who.subject(), "message.doubt-" + decision.reason(), id);
        return Outcome.DONE;
    }

    /**
     * What the client replied to it is read. Not if they have replied again since: that is still to be read.
     *
     * @param answered when the reply came that the person has read
     */
    Outcome read(Session who, UUID id, Instant answered) {
        var practice = who.practice();
        var found = store.find(practice, id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        var visit = found.get().visit();
        if (store.read(practice, visit, answered, clock.instant())) {
            audit.record(practice, who.subject(), "appointment.reply-read", visit);
        }
        return Outcome.DONE;
    }
}
