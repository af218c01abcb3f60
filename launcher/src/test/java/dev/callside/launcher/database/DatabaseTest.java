package dev.callside.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows which servers are too old. */
class DatabaseTest {

    @Test
    void namesTheVersionThatIsTooOldAndTheOneThatIsNeeded() {
        assertThat(Database.tooOld(15, "15.8 (Debian 15.8-0+deb12u1)"))
                .contains("The database is PostgreSQL 15.8 (Debian 15.8-0+deb12u1); Callside needs 16 or newer.");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 18, 19})
    void takesWhatIsNewEnough(int major) {
        assertThat(Database.tooOld(major, "any")).isEmpty();
    }
}
