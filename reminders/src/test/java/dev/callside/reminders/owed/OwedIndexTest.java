package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.tenancy.Sql;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that the client of a pay link is found by an index, however many clients the practice has. */
class OwedIndexTest {

    private final OwedScene scene = new OwedScene();

    @Test
    void findsTheClientByTheAddressOfTheMail() {
        scene.credits.postgres.asOwner("""
                insert into practice.clients (practice_id, id, external_id, name, email, created_at, changed_at)
                select '%1$s', gen_random_uuid(), 'c-' || i, 'Kim Lee', 'kim' || i || '@example.com', now(), now()
                from generate_series(1, 5000) i;
                analyze practice.clients""".formatted(scene.credits.id));
        var request = scene.links.made("guest", "kim7@example.com", "ana", TEN);

        var plan = scene.credits.in(() -> Sql.of(
                        scene.credits.database.unit("reminders"),
                        "explain " + OwedStore.ABOUT,
                        scene.credits.id,
                        new UUID[] {request})
                .rows(row -> row.text(0)));

        assertThat(String.join("\n", plan)).contains("clients_email_key").doesNotContain("Seq Scan on clients");
    }
}
