package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.People.Who;
import dev.callside.practice.testing.server.MicroServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that the parts found each other, and that both persistence units commit or neither. */
interface Wiring extends Server {

    @Test
    default void isReadyAndAlive() {
        for (var check : List.of("/health/ready", "/health/live")) {
            var answer = api().get(check);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().getString("status")).isEqualTo("UP");
        }
        assertThat(api().get("/health/ready").body()).contains("payments database");
    }

    @Test
    default void describesEveryEndpointOfPayments() {
        var openapi = api().get("/openapi").body();

        for (var endpoint : Endpoints.all()) {
            assertThat(openapi).contains("/api/v1/" + endpoint.path() + ":");
        }
    }

    @Test
    default void commitsBothPersistenceUnitsOrNeither() {
        var id = UUID.randomUUID().toString();
        var ask = People.ask(id, null);
        var clinician = people().token(Who.CLINICIAN);
        postgres().asOwner("revoke insert on practice.audit from callside_app");
        try {
            assertThat(api().post("requests", clinician, ask).status()).isEqualTo(500);
            assertThat(stored(id)).isEqualTo("0");
        } finally {
            postgres().asOwner("grant insert on practice.audit to callside_app");
        }

        assertThat(api().post("requests", clinician, ask).status()).isEqualTo(201);
        assertThat(stored(id)).isEqualTo("1");
        assertThat(postgres().ownerSees("select count(*) from practice.audit where object = '" + id + "'"))
                .isEqualTo("1");
    }

    /** Were it one for each unit, all would have the first, and wait for a second that another of them has. */
    @Test
    default void aTransactionTakesOneConnectionFromThePool() {
        var answer = api().get("test/together?transactions=" + MicroServer.POOL_SIZE);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("done");
    }

    private String stored(String id) {
        return postgres().ownerSees("select count(*) from payments.requests where id = '" + id + "'");
    }
}
