package dev.callside.practice.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proves that whoever asks as one practice finds its clients by indexes, however many there are. */
class ClientIndexTest {

    private static final PracticeId PRACTICE = new PracticeId(UUID.randomUUID());

    private final TestDatabase database = new TestDatabase();

    @BeforeAll
    static void fiveThousandClients() {
        TestPostgres.get().asOwner("""
                select practice.add_practice('%1$s', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD');
                insert into practice.clients (practice_id, id, external_id, name, phone, email, created_at, changed_at)
                select '%1$s', gen_random_uuid(), 'c-' || i, 'Kim Lee', '+6149' || 1000000 + i, 'Kim' || i || '@Example.com',
                       now(), now()
                from generate_series(1, 5000) i;
                analyze practice.clients""".formatted(PRACTICE));
    }

    private String plan(String sql, Object... parameters) {
        return String.join(
                "\n",
                database.app(
                        PRACTICE,
                        () -> Sql.of(database.unit("practice"), "explain " + sql, parameters)
                                .rows(row -> row.text(0))));
    }

    private static String[] one(String value) {
        return new String[] {value};
    }

    @Test
    void findsByPhoneAndMailAddress() {
        assertThat(plan(ClientStore.AT, PRACTICE, "+61491000007", "KIM7@example.com"))
                .contains("clients_phone", "clients_email_key")
                .doesNotContain("Seq Scan");
    }

    @Test
    void holdsByIdPhoneAndMailAddress() {
        assertThat(plan(ClientStore.HOLD, PRACTICE, one("c-7"), one("+61491000007"), one("kim7@example.com")))
                .contains("clients_practice_id_external_id_key", "clients_phone", "clients_email_key")
                .doesNotContain("Seq Scan");
    }

    @Test
    void findsAMailAddressHoweverItIsWritten() {
        var clients = new ClientStore(database.unit("practice"));

        assertThat(database.app(
                        PRACTICE, () -> clients.at(PRACTICE, Optional.empty(), Optional.of("KIM7@example.COM"))))
                .extracting(Client::externalId)
                .containsExactly("c-7");
    }
}
