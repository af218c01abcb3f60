package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fate leads somewhere, by stages that Twilio documents. */
class FateTest {

    private static final Duration TEN_HOURS = Duration.ofHours(10);

    private static List<Leg> way(Fate fate, Status from, Duration validity) {
        List<Leg> way = new ArrayList<>();
        Optional<Leg> next = Leg.from(from, fate, validity);
        while (next.isPresent()) {
            way.add(next.get());
            next = Leg.from(next.get().next(), fate, validity);
        }
        return way;
    }

    @ParameterizedTest
    @EnumSource
    void endsInAStageThatSaysWhatHappened(Fate fate) {
        List<Leg> way = way(fate, Status.ACCEPTED, TEN_HOURS);
        Leg last = way.get(way.size() - 1);

        assertThat(way.get(0).next()).isEqualTo(Status.QUEUED);
        assertThat(last.next()).isEqualTo(fate.receipt() ? fate.end() : Status.SENT);
        assertThat(last.trouble()).isEqualTo(fate.trouble());
        assertThat(last.next().lost()).isEqualTo(fate.trouble().isPresent());
        assertThat(way.stream().filter(leg -> leg.arrives(fate)).count())
                .isEqualTo(fate.trouble().isPresent() ? 0 : 1);
    }

    @Test
    void tellsEveryStageButTheFirstAndTheSending() {
        assertThat(way(Fate.DELIVERED, Status.QUEUED, TEN_HOURS))
                .filteredOn(leg -> leg.told(Fate.DELIVERED))
                .extracting(Leg::next)
                .containsExactly(Status.SENT, Status.DELIVERED);
        assertThat(way(Fate.SILENT, Status.QUEUED, TEN_HOURS)).noneMatch(leg -> leg.told(Fate.SILENT));
    }

    @Test
    void expiresInTheQueueOnly() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(way(Fate.QUEUED, Status.QUEUED, minute))
                .containsExactly(new Leg(Status.FAILED, minute, Optional.of(Trouble.EXPIRED)));
        assertThat(way(Fate.LATE, Status.QUEUED, minute))
                .last()
                .satisfies(leg -> assertThat(leg.next()).isEqualTo(Status.DELIVERED));
    }

    @Test
    void hasANumberOfItsOwn() {
        List<String> numbers = Stream.of(Fate.values()).map(Fate::number).toList();

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(Fate.bad()).allSatisfy(fate -> {
            assertThat(Fate.of(fate.number())).isEqualTo(fate);
            assertThat(Fate.labelled(fate.label())).contains(fate);
        });
        assertThat(Fate.of("+61491570006")).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void isOnTheControlPageWithItsNumber() throws IOException {
        String page = Files.readString(Path.of("src/main/webapp/ui/twilio-faults.js"));

        assertThat(Fate.bad())
                .allSatisfy(fate -> assertThat(page).contains("  " + fate.label() + ": '" + fate.number() + "',"));
    }

    @Test
    void saysItsTroubleOnThePhone() throws IOException {
        String words = Files.readString(Path.of("src/main/webapp/ui/messages/en.json"));

        assertThat(Trouble.values())
                .allSatisfy(trouble -> assertThat(words).contains("\"sms.lost." + trouble.code() + "\""));
    }
}
