package dev.callside.reminders.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Whether a carrier is worth asking. While its provider is down, thousands of messages would each be tried in vain, again and
 * again; and where only the answers are lost, each would end in doubt. So when most of what was handed over together failed,
 * nothing is for a while; then a single message at a time shows whether the provider is back, after ever longer pauses.
 *
 * <p>Each node finds that out for itself. A carrier that answers, be it with a refusal, works.
 */
final class Circuit {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Each attempt may cost a message its certainty. */
    private static final Duration LONGEST_IN_DOUBT = Duration.ofMinutes(5);

    /** With the wait for its turn. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 8;

    private int failures;
    private Instant until = Instant.MIN;

    synchronized boolean closedTo(Instant now) {
        return now.isBefore(until);
    }

    /**
     * Whether one more may be handed over now. While nobody knows whether the provider is back, that is one: it is closed to all others
     * until it is known what became of that one, or for longer than any answer takes.
     */
    synchronized boolean takes(Instant now) {
        if (closedTo(now)) {
            return false;
        }
        if (failures > 0) {
            until = now.plus(LONGEST_TRY);
        }
        return true;
    }

    /** How many may be handed over together. */
    synchronized int most(int usual) {
        return failures == 0 ? usual : 1;
    }

    /** What those said that were handed over together. */
    synchronized void answered(Collection<Handover> answers, Instant now) {
        var failed = answers.stream().filter(Handover::failed).count();
        if (2 * failed <= answers.size()) {
            failures = 0;
            until = Instant.MIN;
            return;
        }
        var longest = answers.stream().anyMatch(answer -> answer.kind() == Handover.Kind.UNKNOWN)
                ? LONGEST_IN_DOUBT
                : LONGEST_PAUSE;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        until = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        failures++;
    }
}
