package dev.callside.practice.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves that ids are UUIDs of version 7, sort by time and never come twice. */
class IdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    @Test
    void areOfVersionSevenAndHoldTheirTime() {
        var id = Ids.next(NOW);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void sortByTime() {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> Ids.next(NOW.plusMillis(i)).toString())
                .toList();

        assertThat(ids).isSorted();
    }

    @Test
    void differWithinOneMillisecond() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next(NOW))).doesNotHaveDuplicates();
    }
}
