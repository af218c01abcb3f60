package dev.callside.practice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.TestHost;
import dev.callside.practice.testing.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that registering a host anew takes no practice away from it unless that is said. */
class RegistrationTest {

    private final TestPostgres postgres = TestPostgres.get();
    private final String id = "host-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID harbour = practice();
    private final UUID fjord = practice();

    @Test
    void leavesThePracticesThatItDoesNotSpeakOf() {
        put(",\"practices\":[\"" + harbour + "\",\"" + fjord + "\"]");

        put("");

        assertThat(practices()).isEqualTo("2");
    }

    @Test
    void takesAwayWhatItLeavesOutOfTheList() {
        put(",\"practices\":[\"" + harbour + "\",\"" + fjord + "\"]");

        put(",\"practices\":[\"" + fjord + "\"]");
        assertThat(practices()).isEqualTo("1");

        put(",\"practices\":[]");
        assertThat(practices()).isEqualTo("0");
    }

    private void put(String practices) {
        postgres.asOwner("select practice.put_host('{\"id\":\"" + id + "\",\"name\":\"n\",\"issuer\":\"i\",\"jwks\":"
                + TestHost.jwks() + ",\"clientId\":\"c\",\"messageOrigins\":[\"o\"],\"frameAncestors\":[\"o\"],"
                + "\"eventKey\":\"e\"" + practices + "}')");
    }

    private String practices() {
        return postgres.ownerSees("select count(*) from practice.host_practices where host_id = '" + id + "'");
    }

    private UUID practice() {
        var practice = UUID.randomUUID();
        postgres.asOwner("select practice.add_practice('" + practice
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
        return practice;
    }
}
