package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes messages as a test tells it to, and keeps a journal of those that clients really got. */
final class FakeCarrier implements Carrier {

    private final Channel channel;
    private final Queue<Outgoing> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<Function<Outgoing, Handover>> script = new ConcurrentLinkedQueue<>();
    private volatile Function<Outgoing, Handover> usual = this::accept;
    private volatile Function<List<Outgoing>, Duration> turns = messages -> Duration.ZERO;
    private volatile int mostParts = Integer.MAX_VALUE;
    private volatile boolean hasTurns;

    /** As the real one of that channel: only SMS take turns. */
    FakeCarrier(Channel channel) {
        this.channel = channel;
        hasTurns = channel == Channel.SMS;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Duration turn(List<Outgoing> messages) {
        return turns.apply(messages);
    }

    @Override
    public boolean hasTurns() {
        return hasTurns;
    }

    @Override
    public int mostParts() {
        return mostParts;
    }

    /** How its turns come. */
    void turns(int mostParts, Function<List<Outgoing>, Duration> turns) {
        this.mostParts = mostParts;
        this.turns = turns;
        hasTurns = true;
    }

    /** No message waits for a turn. */
    void takesAllAtOnce() {
        hasTurns = false;
    }

    @Override
    public Handover send(Outgoing message) {
        asked.incrementAndGet();
        var next = script.poll();
        return (next == null ? usual : next).apply(message);
    }

    Handover accept(Outgoing message) {
        taken.add(message);
        return Handover.accepted("SM-" + UUID.randomUUID());
    }

    /** What it does with the next message that nothing else is said of. */
    FakeCarrier next(Function<Outgoing, Handover> answer) {
        script.add(answer);
        return this;
    }

    FakeCarrier next(Handover.Kind kind, String code) {
        return next(message -> Handover.of(kind, code));
    }

    /** What it does from now on with all that nothing else is said of. */
    void always(Function<Outgoing, Handover> answer) {
        usual = answer;
    }

    void isDown(Handover.Kind kind, String code) {
        always(message -> Handover.of(kind, code));
    }

    void isBack() {
        always(this::accept);
    }

    FakeCarrier takesItAndLosesItsAnswer() {
        return next(message -> {
            taken.add(message);
            return Handover.of(Handover.Kind.UNKNOWN, "");
        });
    }

    /** The same provider, as another dispatcher reaches it. */
    Carrier stopping(Stop before, Stop after) {
        return new Carrier() {
            @Override
            public Channel channel() {
                return channel;
            }

            @Override
            public boolean hasTurns() {
                return hasTurns;
            }

            @Override
            public Handover send(Outgoing message) {
                before.here();
                var answer = FakeCarrier.this.send(message);
                after.here();
                return answer;
            }
        };
    }

    List<Outgoing> taken() {
        return List.copyOf(taken);
    }

    int asked() {
        return asked.get();
    }
}
