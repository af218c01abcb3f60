package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.reminders.dispatch.Handover.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that a carrier that takes none any more gets no more, and that of each message it is known whether it was begun. */
class HandsTest {

    private static final int MANY = 300;
    /** Eight failures in a row, and what the others of sixteen had in hand then. */
    private static final int MOST_IN_VAIN = 8 + 15;

    private final FakeCarrier sms = new FakeCarrier(Channel.SMS);
    private final FakeCarrier mail = new FakeCarrier(Channel.EMAIL);
    private final Hands hands = new Hands(new EnumMap<>(Map.of(Channel.SMS, sms, Channel.EMAIL, mail)));

    private static List<Claims.Ready> messages(int count, Channel... channels) {
        List<Claims.Ready> messages = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            messages.add(new Claims.Ready(channels[i % channels.length], message(), "", 0));
        }
        return messages;
    }

    private static Outgoing message() {
        return new Outgoing(
                new PracticeId(UUID.randomUUID()),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                "",
                "",
                Locale.ENGLISH,
                "",
                "",
                "",
                Optional.empty(),
                1,
                Instant.MAX);
    }

    private Map<UUID, Handover> handOver(List<Claims.Ready> messages) {
        return hands.handOver(messages, ReminderScene.THREADS);
    }

    private static Map<Kind, Long> kinds(Map<UUID, Handover> answers) {
        return answers.values().stream().collect(Collectors.groupingBy(Handover::kind, Collectors.counting()));
    }

    @Test
    void handsAllOverOnce() {
        var messages = messages(MANY, Channel.SMS, Channel.EMAIL);

        var answers = handOver(messages);

        assertThat(kinds(answers)).isEqualTo(Map.of(Kind.ACCEPTED, (long) MANY));
        assertThat(sms.taken()).extracting(Outgoing::id).doesNotHaveDuplicates().hasSize(MANY / 2);
        assertThat(mail.taken())
                .extracting(Outgoing::id)
                .doesNotHaveDuplicates()
                .hasSize(MANY / 2);
    }

    @Test
    void beginsNoMoreWithOneThatFailsAndGoesOnWithTheOther() {
        sms.isDown(Kind.UNKNOWN, "http_502");

        var answers = handOver(messages(MANY, Channel.SMS, Channel.EMAIL));

        assertThat(sms.asked()).isBetween(8, MOST_IN_VAIN);
        assertThat(mail.taken()).hasSize(MANY / 2);
        assertThat(kinds(answers)).isEqualTo(Map.of(Kind.UNKNOWN, (long) sms.asked(), Kind.ACCEPTED, (long) MANY / 2));
    }

    @Test
    void goesOnWhileSomeAreRefused() {
        sms.always(message -> Handover.of(Kind.REFUSED, "21211"));

        assertThat(kinds(handOver(messages(MANY, Channel.SMS)))).isEqualTo(Map.of(Kind.REFUSED, (long) MANY));
    }

    @Test
    void beginsNoMoreWhenThatTakesLongerThanASecond() {
        var nanos = new AtomicLong();
        var slow = new Hands(new EnumMap<>(Map.of(Channel.SMS, sms)), nanos::get);
        sms.always(message -> {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            return sms.accept(message);
        });

        var answers = slow.handOver(messages(MANY, Channel.SMS), ReminderScene.THREADS);

        assertThat(sms.asked()).isBetween(11, 11 + 15);
        assertThat(kinds(answers)).isEqualTo(Map.of(Kind.ACCEPTED, (long) sms.asked()));
    }

    @Test
    void isInDoubtAboutWhatFailedInAWayThatNobodyThoughtOf() {
        sms.next(message -> {
            throw new IllegalStateException("a bug");
        });
        sms.next(message -> {
            throw new StackOverflowError();
        });

        var answers = handOver(messages(MANY, Channel.SMS));

        assertThat(kinds(answers)).isEqualTo(Map.of(Kind.UNKNOWN, 2L, Kind.ACCEPTED, MANY - 2L));
    }

    @Test
    void knowsThatNothingWasTakenWhereNobodyWorksAnyMore() {
        var messages = messages(MANY, Channel.SMS);

        var answers = hands.handOver(messages, task -> {
            throw new RejectedExecutionException("the server stops");
        });

        assertThat(kinds(answers)).isEqualTo(Map.of(Kind.LATER, (long) MANY));
        assertThat(sms.asked()).isZero();
    }
}
