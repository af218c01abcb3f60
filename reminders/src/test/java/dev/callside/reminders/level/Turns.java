package dev.callside.reminders.level;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The database, and whose turn it is. */
final class Turns {

    private Turns() {}

    /** @param turn is told before each transaction of a practice */
    static Database of(Database database, Consumer<PracticeId> turn) {
        return new Database() {
            @Override
            public <T> T worker(Supplier<T> work) {
                return database.worker(work);
            }

            @Override
            public <T> T app(PracticeId practice, Supplier<T> work) {
                turn.accept(practice);
                return database.app(practice, work);
            }

            @Override
            public <T> T door(Supplier<T> work) {
                return database.door(work);
            }
        };
    }
}
