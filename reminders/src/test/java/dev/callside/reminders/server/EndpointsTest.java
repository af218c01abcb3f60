package dev.callside.reminders.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.server.DeclaredEndpoints;
import dev.callside.reminders.server.People.Who;
import org.junit.jupiter.api.Test;

/** Proves that the table of who may do what leaves out no endpoint and nobody. */
class EndpointsTest {

    @Test
    void declaresEveryEndpoint() {
        assertThat(DeclaredEndpoints.difference(Endpoints.declared(), Endpoints.existing()))
                .isEmpty();
    }

    @Test
    void saysForEachWhatEverybodyIsAnswered() {
        assertThat(Endpoints.all())
                .allSatisfy(endpoint ->
                        assertThat(endpoint.statuses()).as(endpoint.name()).hasSize(Who.values().length));
    }
}
