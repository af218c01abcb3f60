package dev.callside.reminders.tenancy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.testing.TenancySweep;
import dev.callside.practice.testing.TestDatabase;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that reminders of one practice are nothing to another, and that what was sent can't be made unsaid. */
class RemindersTenancyTest implements TenancySweep {

    private final TestDatabase database = new TestDatabase();

    @Override
    public Set<String> withoutPractice() {
        // A number that SMS come from is the operator's, for all practices.
        return Set.of("reminders.senders", "reminders.heard", "reminders.inboxes");
    }

    @Override
    public Set<String> schemas() {
        return Set.of("reminders");
    }

    @Override
    public String functions() {
        return "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from reminders.messages",
                "delete from reminders.appointments",
                "update reminders.messages set appointment_id = gen_random_uuid()",
                "update reminders.messages set rule = 'booked'",
                "update reminders.messages set version = 9",
                "update reminders.messages set practice_id = gen_random_uuid()",
                "update reminders.appointments set external_id = 'x'",
                "update reminders.appointments set created_at = now()",
                "update reminders.opt_outs set address = 'x'",
                "update reminders.opt_out_history set opted_out = false",
                "delete from reminders.opt_out_history",
                "update reminders.test_messages set recipient = 'x'",
                "delete from reminders.test_messages"
            })
    void theAppMayNotDoWhatNobodyAsksOfIt(String sql) {
        assertThatThrownBy(() -> database.app(
                        new PracticeId(UUID.randomUUID()),
                        () -> Sql.of(database.unit("reminders"), sql).update()))
                .hasStackTraceContaining("permission denied");
    }
}
