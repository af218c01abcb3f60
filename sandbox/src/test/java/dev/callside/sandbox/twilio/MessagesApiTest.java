package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real library sends, reads and lists messages, and is refused in Twilio's own codes. */
class MessagesApiTest {

    private TwilioHttp http;

    @BeforeEach
    void start() throws IOException {
        http = TwilioHttp.start();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private ApiException refusal(Runnable call) {
        return catchThrowableOfType(ApiException.class, call::run);
    }

    @Test
    void acceptsAMessageAndBringsItToThePhone() {
        Message message =
                TwilioHttp.message(TwilioHttp.KIM, "Á morgun klukkan þrjú").create(http.client());

        assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(message.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(message.getNumSegments()).isEqualTo("1");
        assertThat(message.getDateCreated().toInstant()).isEqualTo(http.clock.instant());
        assertThat(message.getDateSent()).isNull();
        assertThat(message.getPrice()).isNull();
        assertThat(message.getErrorCode()).isNull();
        assertThat(message.getFrom()).isEqualTo(new PhoneNumber(TwilioHttp.SENDER));
        assertThat(message.getUri()).endsWith("/Messages/" + message.getSid() + ".json");
        assertThat(http.phone(TwilioHttp.KIM).get(0).arrivedAt()).isEmpty();

        http.settle();

        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(http.again(message).getDateSent()).isNotNull();
        assertThat(http.phone(TwilioHttp.KIM).get(0).body()).isEqualTo("Á morgun klukkan þrjú");
        assertThat(http.phone(TwilioHttp.KIM).get(0).arrivedAt()).isPresent();
    }

    @Test
    void goesThroughEachStageInTurn() {
        Message message = http.sent(TwilioHttp.KIM);
        List<Message.Status> seen = new ArrayList<>();
        for (int stage = 0; stage < 4; stage++) {
            http.after(Duration.ofSeconds(1));
            seen.add(http.again(message).getStatus());
        }

        assertThat(seen)
                .containsExactly(
                        Message.Status.SENDING,
                        Message.Status.SENT,
                        Message.Status.DELIVERED,
                        Message.Status.DELIVERED);
    }

    @Test
    void takesAnApiKeyToo() {
        TwilioRestClient client = http.client(TwilioHttp.KEY, TwilioHttp.SECRET);

        assertThat(TwilioHttp.message(TwilioHttp.KIM, "Hello").create(client).getAccountSid())
                .isEqualTo(TwilioHttp.ACCOUNT);
    }

    @Test
    void lettingAServiceChooseTheSenderNamesNoneAtFirst() {
        Message message = Message.creator(new PhoneNumber(TwilioHttp.KIM), TwilioHttp.SERVICE, "Hello")
                .create(http.client());

        assertThat(message.getStatus()).isEqualTo(Message.Status.ACCEPTED);
        assertThat(message.getFrom()).isNull();
        assertThat(message.getMessagingServiceSid()).isEqualTo(TwilioHttp.SERVICE);
        http.after(Duration.ofSeconds(1));
        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(http.again(message).getFrom()).isEqualTo(new PhoneNumber(TwilioHttp.SERVICE_SENDER));
    }

    @Test
    void makesTwoMessagesOfTheSameCallTwice() {
        Message first = http.sent(TwilioHttp.KIM);
        Message second = http.sent(TwilioHttp.KIM);

        assertThat(second.getSid()).isNotEqualTo(first.getSid());
        http.settle();
        assertThat(http.phone(TwilioHttp.KIM)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, 21211",
        "0491570006, 21211",
        "+15005550002, 21612",
        "+15005550003, 21408",
        "+15005550004, 21610",
        "+15005550009, 21614",
        TwilioHttp.SENDER + ", 21266"
    })
    void refusesToSendTo(String number, int code) {
        ApiException refused = refusal(() -> http.sent(number));

        assertThat(refused.getCode()).isEqualTo(code);
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getMoreInfo()).isEqualTo("https://www.twilio.com/docs/errors/" + code);
        assertThat(http.phone(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21212", "+15005550007, 21606", "+15005550008, 21611", "+61491570156, 21606"})
    void refusesToSendFrom(String number, int code) {
        ApiException refused =
                refusal(() -> Message.creator(new PhoneNumber(TwilioHttp.KIM), new PhoneNumber(number), "Hello")
                        .create(http.client()));

        assertThat(refused.getCode()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsIncompleteOrTooLong() {
        assertThat(refusal(() -> TwilioHttp.message(TwilioHttp.KIM, "").create(http.client()))
                        .getCode())
                .isEqualTo(21602);
        assertThat(refusal(() -> TwilioHttp.message("", "Hello").create(http.client()))
                        .getCode())
                .isEqualTo(21604);
        assertThat(refusal(() -> TwilioHttp.message(TwilioHttp.KIM, "x".repeat(1601))
                                .create(http.client()))
                        .getCode())
                .isEqualTo(21617);
        assertThat(TwilioHttp.message(TwilioHttp.KIM, "x".repeat(1600))
                        .create(http.client())
                        .getNumSegments())
                .isEqualTo("11");
    }

    @Test
    void refusesAWrongServiceACallbackNowhereAndAValidityBeyondTenHours() {
        PhoneNumber kim = new PhoneNumber(TwilioHttp.KIM);
        assertThat(refusal(() -> Message.creator(kim, "MG00000000000000000000000000000000", "Hello")
                                .create(http.client()))
                        .getCode())
                .isEqualTo(21701);
        assertThat(refusal(() -> Message.creator(kim, "MG1", "Hello").create(http.client()))
                        .getCode())
                .isEqualTo(21705);
        assertThat(refusal(() -> TwilioHttp.message(TwilioHttp.KIM, "Hello")
                                .setStatusCallback("ftp://example.org")
                                .create(http.client()))
                        .getCode())
                .isEqualTo(21609);
        assertThat(refusal(() -> TwilioHttp.message(TwilioHttp.KIM, "Hello")
                                .setValidityPeriod(36_001)
                                .create(http.client()))
                        .getCode())
                .isEqualTo(21624);
    }

    @Test
    void refusesAStranger() {
        ApiException wrong = refusal(
                () -> TwilioHttp.message(TwilioHttp.KIM, "Hello").create(http.client(TwilioHttp.ACCOUNT, "wrong")));
        assertThat(wrong.getCode()).isEqualTo(20003);
        assertThat(wrong.getStatusCode()).isEqualTo(401);

        ApiException elsewhere = refusal(
                () -> Message.reader("AC00000000000000000000000000000000").firstPage(http.client()));
        assertThat(elsewhere.getCode()).isEqualTo(20003);
    }

    @Test
    void doesNotKnowAMessageThatNeverWas() {
        ApiException missing = refusal(
                () -> Message.fetcher("SM00000000000000000000000000000000").fetch(http.client()));

        assertThat(missing.getCode()).isEqualTo(20404);
        assertThat(missing.getStatusCode()).isEqualTo(404);
    }

    @Test
    void listsPageByPageNewestFirstWhateverArrivesMeanwhile() {
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sids.add(0, http.sent(TwilioHttp.KIM).getSid());
        }
        ResourceSet<Message> all = Message.reader().setPageSize(2L).read(http.client());
        List<String> listed = new ArrayList<>();
        for (Message message : all) {
            listed.add(message.getSid());
            http.sent("+61491570156");
        }

        assertThat(listed).isEqualTo(sids);
    }

    @Test
    void goesBackToThePageBefore() {
        for (int i = 0; i < 4; i++) {
            http.sent(TwilioHttp.KIM);
        }
        var reader = Message.reader().setPageSize(2L);
        var first = reader.firstPage(http.client());
        var second = reader.nextPage(first, http.client());

        assertThat(second.hasNextPage()).isFalse();
        assertThat(reader.previousPage(second, http.client()).getRecords())
                .extracting(Message::getSid)
                .isEqualTo(first.getRecords().stream().map(Message::getSid).toList());
    }

    @Test
    void filtersByNumberAndByTheDayOfSending() {
        Message yesterday = http.sent(TwilioHttp.KIM);
        http.settle();
        http.clock.forward(Duration.ofDays(1));
        Message today = http.sent(TwilioHttp.KIM);
        http.sent("+61491570156");
        ZonedDateTime now = http.clock.instant().atZone(ZoneOffset.UTC);

        assertThat(Message.reader().setTo(TwilioHttp.KIM).read(http.client()))
                .extracting(Message::getSid)
                .containsExactly(today.getSid(), yesterday.getSid());
        assertThat(Message.reader()
                        .setTo(TwilioHttp.KIM)
                        .setFrom(TwilioHttp.SENDER)
                        .setDateSentAfter(now.minusMinutes(1))
                        .read(http.client()))
                .extracting(Message::getSid)
                .containsExactly(today.getSid());
        assertThat(Message.reader().setDateSentBefore(now.minusHours(1)).read(http.client()))
                .extracting(Message::getSid)
                .containsExactly(yesterday.getSid());
        assertThat(Message.reader().setFrom(TwilioHttp.KIM).read(http.client())).isEmpty();
    }
}
