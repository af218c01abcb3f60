package dev.callside.reminders.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import dev.callside.reminders.appointment.AppointmentAsked.ClientAsked;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what the database could not keep is refused where it stands, and not by the database. */
class AppointmentReaderTest {

    private static final Practice MELBOURNE = new Practice(
            new PracticeId(UUID.randomUUID()),
            "Org",
            "Harbour Practice",
            "ABN 1",
            "AU",
            ZoneId.of("Australia/Melbourne"),
            "AUD",
            PaymentsApproval.OFF);

    private static AppointmentReader read(String id, String start, String name) {
        var client = new ClientAsked("c", name, null, null, null, null, null, null);
        var asked = new AppointmentAsked(start, null, null, null, null, null, null, null, null, client);
        var reader = new AppointmentReader(MELBOURNE);
        assertThat(reader.read(Source.API, id, asked, UUID.randomUUID()).isEmpty())
                .isEqualTo(!reader.refused().isEmpty());
        return reader;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\ud83d", "\ude00", "\ude00\ud83d x"})
    void halfACharacterOrNoneAtAllIsRefused(String text) {
        var malformed = Refused.Code.MALFORMED;
        assertThat(read(text, "2026-12-01T09:00:00Z", "Kim").refused()).containsExactly(new Refused("id", malformed));
        assertThat(read("a", "2026-12-01T09:00:00Z", text).refused())
                .containsExactly(new Refused("client.name", malformed));
    }

    @Test
    void aWholeCharacterOfTwoHalvesIsKept() {
        assertThat(read("a\ud83d\ude00", "2026-12-01T09:00:00Z", "Þór \ud83d\ude00")
                        .refused())
                .isEmpty();
    }

    @Test
    void aTimeAfterAllThatCanBePlannedIsRefused() {
        assertThat(read("a", "9999-12-31T23:59:00Z", "Kim").refused())
                .containsExactly(new Refused("start", Refused.Code.MALFORMED));
        assertThat(read("a", "9998-12-31T23:59:00Z", "Kim").refused()).isEmpty();
    }
}
