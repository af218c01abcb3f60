package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API goes wrong before or after a message is made, and the list tells which it was. */
class TwilioFaultsTest {

    private TwilioHttp http;

    @BeforeEach
    void start() throws IOException {
        http = TwilioHttp.start();
    }

    @AfterEach
    void stop() {
        http.faults().clear();
        http.close();
    }

    private List<Message> listed() {
        return StreamSupport.stream(
                        Message.reader()
                                .setTo(TwilioHttp.KIM)
                                .read(http.client())
                                .spliterator(),
                        false)
                .toList();
    }

    private int refused() {
        return catchThrowableOfType(ApiException.class, () -> http.sent(TwilioHttp.KIM))
                .getStatusCode();
    }

    private void lost() {
        assertThat(catchThrowableOfType(ApiConnectionException.class, () -> http.sent(TwilioHttp.KIM)))
                .isNotNull();
    }

    @Test
    void findsInTheListWhatALostAnswerHadMade() {
        http.faults().addForApi("drop_after", "POST", 0, 1);
        lost();

        assertThat(listed()).singleElement().satisfies(found -> {
            assertThat(found.getBody()).isEqualTo("See you tomorrow");
            assertThat(found.getFrom()).hasToString(TwilioHttp.SENDER);
        });
    }

    @Test
    void findsNothingInTheListWhenNothingWasMade() {
        http.faults().addForApi("drop_before", "POST", 0, 1);
        lost();
        http.faults().addForApi("down", "POST", 0, 1);
        lost();

        assertThat(listed()).isEmpty();
        assertThat(http.sent(TwilioHttp.KIM).getSid()).isNotEmpty();
    }

    @Test
    void answersErrorsBeforeAndAfterTheEffect() {
        http.faults().addForApi("error_500_before", "POST", 0, 1);
        http.faults().addForApi("error_503", "POST", 0, 1);
        http.faults().addForApi("error_500_after", "POST", 0, 1);

        assertThat(List.of(refused(), refused())).containsExactly(500, 503);
        assertThat(listed()).isEmpty();
        assertThat(refused()).isEqualTo(500);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void saysThereAreTooManyAndMakesNone() {
        http.faults().addForApi("rate_limit_429", "*", 0, 1);
        ApiException refused = catchThrowableOfType(ApiException.class, () -> http.sent(TwilioHttp.KIM));

        assertThat(refused.getCode()).isEqualTo(20429);
        assertThat(refused.getStatusCode()).isEqualTo(429);
        assertThat(listed()).isEmpty();
    }

    @Test
    void refusesMoreCallsAtOnceThanThereArePlaces() {
        TwilioSettings some = http.settings();
        TwilioSettings none = new TwilioSettings(
                some.accountSid(),
                some.authToken(),
                some.apiKey(),
                some.apiSecret(),
                some.numbers(),
                some.service(),
                some.serviceNumber(),
                some.repliesUrl(),
                0);
        WebRequest list = authorized("GET", "");

        assertThat(new TwilioHandler(http.db(), none, http.clock).handle(list).status())
                .isEqualTo(429);
        assertThat(new TwilioHandler(http.db(), some, http.clock).handle(list).status())
                .isEqualTo(200);
    }

    @Test
    void holdsAnAnswerBackAfterItTookEffect() {
        http.faults().addForApi("delay_ms", "POST", 5000, 1);
        WebRequest send = authorized("POST", "To=%2B61491570006&From=%2B15005550006&Body=Hello");

        WebAnswer answer = new TwilioHandler(http.db(), http.settings(), http.clock).handle(send);

        assertThat(answer.after()).isEqualTo(Duration.ofSeconds(5));
        assertThat(listed()).hasSize(1);
    }

    private WebRequest authorized(String method, String form) {
        byte[] pair = (TwilioHttp.ACCOUNT + ":" + TwilioHttp.TOKEN).getBytes(StandardCharsets.US_ASCII);
        return new WebRequest(
                method,
                http.settings().path("/Messages.json"),
                "",
                Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(pair)),
                form);
    }

    @Test
    void areSetListedAndClearedOverHttp() throws IOException {
        JsonNode added = faults("POST", "/faults", "{\"target\":\"delivery\",\"effect\":\"filtered\",\"remaining\":2}");
        assertThat(added.path("faults").get(0).path("effect").asText()).isEqualTo("filtered");
        assertThat(added.path("numbers").path("filtered").asText()).isEqualTo(Fate.FILTERED.number());
        long id = added.path("faults").get(0).path("id").asLong();

        assertThat(faults("POST", "/faults", "{\"target\":\"callback\",\"effect\":\"explode\"}")
                        .path("error")
                        .asText())
                .startsWith("no such fault");
        assertThat(faults("DELETE", "/faults/" + id, "").path("faults")).isEmpty();
    }

    private JsonNode faults(String method, String path, String body) throws IOException {
        WebAnswer answer = new TwilioHandler(http.db(), http.settings(), http.clock)
                .handle(new WebRequest(method, path, "", Map.of(), body));
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void hasEveryFateAsAFault() {
        Fate.bad().forEach(fate -> http.faults().addForDelivery(fate, "*", 1));

        assertThat(http.faults().all()).hasSameSizeAs(Fate.bad());
    }
}
