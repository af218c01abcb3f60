package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The launcher registers this host by SQL alone, before any server runs. */
class RegistrationTest {

    private static final UUID PRACTICE = UUID.fromString("0190c0de-0000-7000-8000-000000000001");

    @Test
    void saysWhatTheContractAsksForWithoutAServer() {
        ObjectNode registration = read(TestDatabase.owner());

        assertThat(registration.path("issuer").textValue()).isEqualTo("http://localhost:8090");
        assertThat(registration.path("jwksUri").textValue()).isEqualTo("http://127.0.0.1:8090/host/jwks.json");
        assertThat(registration.path("messageOrigins").path(0).textValue()).isEqualTo("http://localhost:8090");
        assertThat(registration.path("practices").path(0).textValue()).isEqualTo(PRACTICE.toString());
    }

    @Test
    void carriesTheKeyThatEventsAreSignedWith() {
        assertThat(read(TestDatabase.owner()).path("eventKey").textValue())
                .isEqualTo(new HostKeys(TestDatabase.db()).event())
                .matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    private static ObjectNode read(Db db) {
        String json = db.query(
                        "select sandbox.registration(?, ?)::text",
                        row -> row.getString(1),
                        "http://localhost:8090",
                        PRACTICE)
                .get(0);
        return Http.object(json).orElseThrow();
    }
}
