package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.dispatch.MessageState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Proves that what can't be read is said field by field, and that days are the practice's. */
class LogReaderTest {

    private final LogReader reader = new LogReader(ZoneId.of("Australia/Melbourne"), Locale.ENGLISH);
    private final HttpLogAsked asked = new HttpLogAsked();

    @Test
    void readsDaysWhereThePracticeIs() {
        asked.from = "2026-03-01";
        asked.to = "2026-03-01";
        asked.state = "sent,in_doubt";

        var question = reader.question(asked, null, "100");

        assertThat(reader.errors()).isEmpty();
        assertThat(question.from()).contains(Instant.parse("2026-02-28T13:00:00Z"));
        assertThat(question.to()).contains(Instant.parse("2026-03-01T13:00:00Z"));
        assertThat(question.states()).containsExactlyInAnyOrder(MessageState.SENT, MessageState.IN_DOUBT);
        assertThat(question.limit()).isEqualTo(100);
    }

    @Test
    void saysOfEachFieldWhatIsWrong() {
        asked.state = "lost";
        asked.channel = "pigeon";
        asked.kind = "never";
        asked.answer = "none";
        asked.from = "yesterday";
        asked.to = "9999-01-01";
        asked.text = "x".repeat(201);
        asked.client = "x\0";

        reader.question(asked, "2026-03-01T00:00:00Z~7", "101");

        assertThat(reader.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "state", "channel", "kind", "answer", "from", "to", "q", "client", "before", "limit");
        assertThat(reader.errors()).extracting(FieldError::message).doesNotContain("");
    }
}
