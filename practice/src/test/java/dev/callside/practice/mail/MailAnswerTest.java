package dev.callside.practice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.MailAnswer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves how long a mail is tried, and how often. */
class MailAnswerTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void waitsLongerEachTimeUpToHalfAnHour() {
        var pauses = IntStream.rangeClosed(1, 100)
                .mapToObj(attempts -> Duration.between(CREATED, later().dueAt(mail(attempts), CREATED)))
                .toList();

        assertThat(pauses.get(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pauses.get(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pauses).isSorted();
        assertThat(pauses.get(99)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void givesUpAfterThreeDays() {
        assertThat(later().asOf(mail(5), CREATED.plus(MailAnswer.GIVE_UP)).state())
                .isEqualTo(MailState.QUEUED);
        assertThat(later().asOf(mail(5), CREATED.plus(MailAnswer.GIVE_UP).plusSeconds(1))
                        .state())
                .isEqualTo(MailState.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "LATER", mode = EnumSource.Mode.EXCLUDE)
    void leavesAFinalAnswerAsItIs(Kind kind) {
        var answer = new MailAnswer(kind, "250 ok");

        assertThat(answer.asOf(mail(5), CREATED.plus(Duration.ofDays(30)))).isEqualTo(answer);
        assertThat(answer.state().label()).isEqualTo(kind.name().toLowerCase(Locale.ROOT));
    }

    private static MailAnswer later() {
        return new MailAnswer(Kind.LATER, "451 busy");
    }

    private static ClaimedMail mail(int attempts) {
        return new ClaimedMail(
                new PracticeId(UUID.randomUUID()),
                UUID.randomUUID(),
                1,
                attempts,
                CREATED,
                new Mail("key", "kim@example.com", "Practice", "Subject", "text", "<p>text", Locale.ENGLISH));
    }
}
