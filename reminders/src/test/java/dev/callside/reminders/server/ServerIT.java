package dev.callside.reminders.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.TestPostgres;
import dev.callside.practice.testing.server.Api;
import dev.callside.practice.testing.server.DescribedApi;
import dev.callside.practice.testing.server.MicroServer;
import java.io.File;
import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that the packaged WAR works on the real server. One deployment; the proofs are in the interfaces. */
@ExtendWith(Outside.class)
@ArquillianTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerIT implements Security, BadBodies, TwilioCalls, AppointmentCalls, FhirCalls, DescribedApi {

    @ArquillianResource
    private URL deployed;

    private Api api;
    private People people;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/reminders.war"));
    }

    @Test
    void isReadyAndAlive() {
        for (var check : Set.of("/health/ready", "/health/live")) {
            var answer = api().get(check);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        assertThat(api().get("/health/ready").body()).contains("reminders database");
    }

    @AfterAll
    void everyGoodAnswerWasOneThatIsDescribed() {
        assertThat(api().undescribed()).isEmpty();
    }

    @Override
    public Set<String> endpoints() {
        return Endpoints.existing();
    }

    @Override
    public Api api() {
        if (api == null) {
            api = MicroServer.api(deployed, "/reminders");
        }
        return api;
    }

    @Override
    public People people() {
        if (people == null) {
            people = new People(api());
        }
        return people;
    }

    @Override
    public TestPostgres postgres() {
        return TestPostgres.get();
    }
}
