package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Settlement;
import dev.callside.plugin.PracticeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a message that was claimed, and of the credits that are reserved for it; one is never written without the
 * other.
 *
 * @param settlement none as long as it is open whether the message costs anything
 */
record Result(Mark mark, Optional<Settlement> settlement, Optional<OptOut> optOut) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    /** Each pause is twice as long as the one before, up to some twenty minutes. */
    private static final int MOST_DOUBLINGS = 8;
    /** A provider that is down is left alone by its circuit; when it is back, what was tried must not wait for long. */
    private static final Duration LONGEST_OF_PROVIDER = Duration.ofMinutes(1);
    /** Before a message is of no more use: a last try any later would end behind others, or reach nobody in time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Somebody who wants nothing more. */
    record OptOut(Channel channel, String address) {}

    PracticeId practice() {
        return mark.practice();
    }

    UUID id() {
        return mark.id();
    }

    /** Spent if it was taken, free if it was refused; as long as neither is known, it stays reserved. */
    static Result of(Claims.Ready ready, Handover handover, Instant now) {
        return switch (handover.kind()) {
            case ACCEPTED -> of(ready, handover, MessageState.SENT, "", Optional.of(true));
            case REFUSED -> of(ready, handover, MessageState.FAILED, "refused", Optional.of(false));
            case OPTED_OUT -> {
                var failed = of(ready, handover, MessageState.FAILED, "opted_out", Optional.of(false));
                var optOut = new OptOut(ready.channel(), ready.message().recipient());
                yield new Result(failed.mark, failed.settlement, Optional.of(optOut));
            }
            case LATER -> {
                var waits = of(ready, handover, MessageState.SCHEDULED, "", Optional.empty());
                yield new Result(waits.mark.again(next(ready, handover, now)), Optional.empty(), Optional.empty());
            }
            case UNKNOWN -> of(ready, handover, MessageState.IN_DOUBT, "no_answer", Optional.empty());
        };
    }

    private static Result of(
            Claims.Ready ready, Handover handover, MessageState state, String reason, Optional<Boolean> spent) {
        var message = ready.message();
        return new Result(
                Mark.of(message, state, reason).answered(handover),
                spent.map(yes -> new Settlement(message.payment(), yes, ready.reference())),
                Optional.empty());
    }

    /**
     * Before a pause that would last until it is of no more use it has a last try in time. After that it is looked at when it is over, so that
     * its credits get free.
     */
    private static Instant next(Claims.Ready ready, Handover handover, Instant now) {
        var next = now.plus(pause(ready, handover));
        var over = ready.message().usefulUntil();
        var last = over.minus(MARGIN);
        if (next.isAfter(last) && now.isBefore(last)) {
            return last;
        }
        return next.isBefore(over) ? next : over;
    }

    private static Duration pause(Claims.Ready ready, Handover handover) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(ready.attempts(), MOST_DOUBLINGS));
        return handover.failed() && pause.compareTo(LONGEST_OF_PROVIDER) > 0 ? LONGEST_OF_PROVIDER : pause;
    }

    /** It was not handed over, and is the next one when that makes sense again. Its credits stay reserved. */
    static Result back(Claims.Ready ready) {
        return new Result(Mark.of(ready.message(), MessageState.SCHEDULED, ""), Optional.empty(), Optional.empty());
    }

    /** It is not sent after all, and what was reserved for it before is free again. */
    static Result over(DueMessage message, Verdict.Over over, UUID payment) {
        return new Result(Mark.of(message, over.state(), over.reason()), free(message, payment), Optional.empty());
    }

    /** Its price is another one than what was reserved for it: that is free again, and it is paid for anew, next time. */
    static Result anew(Draft draft, Instant now) {
        return new Result(draft.unpaid(now), free(draft.message(), draft.payment()), Optional.empty());
    }

    private static Optional<Settlement> free(DueMessage message, UUID payment) {
        return Optional.of(new Settlement(payment, false, message.reference()));
    }
}
