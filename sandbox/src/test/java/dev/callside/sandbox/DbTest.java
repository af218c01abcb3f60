package dev.callside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The helper commits what returned, forgets what threw, and binds what the sandbox stores. */
class DbTest {

    private final Db db = TestDatabase.db();

    @Test
    void forgetsWhatWasDoneBeforeTheWorkThrew() {
        assertThatThrownBy(() -> db.inTransaction(inside -> {
                    inside.update("insert into sandbox.switches (name, value) values ('db-test', 'on')");
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(db.query("select name from sandbox.switches where name = 'db-test'", row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void bindsAnInstantAsTheSameMoment() {
        Instant moment = Instant.parse("2026-03-01T10:15:30Z");

        assertThat(db.first(
                        "select ?::timestamptz",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        moment))
                .contains(moment);
    }

    @Test
    void namesTheBrokenRule() {
        assertThatThrownBy(() -> db.update("insert into sandbox.switches (name, value) values (null, 'on')"))
                .isInstanceOfSatisfying(
                        DbException.class, e -> assertThat(e.sqlState()).isEqualTo("23502"));
    }
}
