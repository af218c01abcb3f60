package dev.callside.sandbox.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.sandbox.TestClock;
import dev.callside.sandbox.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The inbox lists the newest first, and finds mails by what a person would type. */
class MailsTest {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final TestClock clock = new TestClock();
    private final Mails mails = new Mails(TestDatabase.db(), clock);

    @BeforeEach
    void empty() {
        mails.clear();
        receive("kim@example.org", "Receipt 1001");
        receive("jon@example.org", "100% paid");
    }

    @Test
    void listsTheNewestFirst() {
        assertThat(subjects("")).containsExactly("100% paid", "Receipt 1001");
    }

    @Test
    void findsByRecipientAndSubjectWithoutRegardToCase() {
        assertThat(subjects("KIM@")).containsExactly("Receipt 1001");
        assertThat(subjects("RECEIPT 1")).containsExactly("Receipt 1001");
    }

    @Test
    void takesWildcardsForWhatTheyAre() {
        assertThat(subjects("0%")).containsExactly("100% paid");
        assertThat(subjects("_")).isEmpty();
    }

    @Test
    void goesOnWhereAPageEnded() {
        Instant last = mails.list("", END, 1).get(0).receivedAt();

        assertThat(mails.list("", last, 1)).extracting(Mails.Mail::subject).containsExactly("Receipt 1001");
    }

    private List<String> subjects(String words) {
        return mails.list(words, END, 10).stream().map(Mails.Mail::subject).toList();
    }

    private void receive(String to, String subject) {
        clock.forward(Duration.ofSeconds(1));
        String raw = "From: receipts@callside.test\r\nTo: " + to + "\r\nSubject: " + subject + "\r\n\r\nHello\r\n";
        mails.keep("receipts@callside.test", List.of(to), raw.getBytes(StandardCharsets.UTF_8));
    }
}
