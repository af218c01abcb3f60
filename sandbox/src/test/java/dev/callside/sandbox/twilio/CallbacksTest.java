package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import dev.callside.sandbox.WebAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message is told once, signed, and goes wrong in the ways that it is told to. */
class CallbacksTest {

    private TwilioHttp http;

    @BeforeEach
    void start() throws IOException {
        http = TwilioHttp.start();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private boolean genuine(TwilioHttp.Letter letter) {
        return new RequestValidator(TwilioHttp.TOKEN)
                .validate(http.address(letter.path()), letter.parameters(), letter.signature());
    }

    @Test
    void tellsSentAndDeliveredSignedAtTheAddressThatWasGiven() {
        Message message = http.sent(TwilioHttp.KIM);
        http.settle();

        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("sent", "delivered");
        assertThat(http.received).allSatisfy(letter -> {
            assertThat(genuine(letter)).isTrue();
            assertThat(letter.path()).isEqualTo("/reminders/twilio/status?id=7");
            assertThat(letter.parameters())
                    .containsEntry("MessageSid", message.getSid())
                    .containsEntry("SmsSid", message.getSid())
                    .containsEntry("To", TwilioHttp.KIM)
                    .containsEntry("From", TwilioHttp.SENDER)
                    .containsEntry("AccountSid", TwilioHttp.ACCOUNT)
                    .containsEntry("ApiVersion", "2010-04-01")
                    .doesNotContainKeys("ErrorCode", "MessagingServiceSid");
        });
        assertThat(http.received.get(1).parameters().get("RawDlrDoneDate")).matches("26030210\\d\\d");
    }

    @Test
    void tellsOfTheQueueTooWhenAServiceSends() {
        Message.creator(new com.twilio.type.PhoneNumber(TwilioHttp.KIM), TwilioHttp.SERVICE, "Hello")
                .setStatusCallback(http.address("/reminders/twilio/status"))
                .create(http.client());
        http.settle();

        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("queued", "sent", "delivered");
        assertThat(http.received)
                .allSatisfy(letter -> assertThat(letter.parameters())
                        .containsEntry("MessagingServiceSid", TwilioHttp.SERVICE)
                        .containsEntry("From", TwilioHttp.SERVICE_SENDER));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, undelivered, 30003",
        "UNKNOWN, undelivered, 30005",
        "LANDLINE, undelivered, 30006",
        "FILTERED, undelivered, 30007",
        "OVERFLOW, failed, 30001"
    })
    void tellsWhyANumberWasNotReached(Fate fate, String status, String code) {
        Message message = http.sent(fate.number());
        http.settle();

        assertThat(http.received)
                .last()
                .satisfies(letter -> assertThat(letter.parameters())
                        .containsEntry("MessageStatus", status)
                        .containsEntry("ErrorCode", code));
        assertThat(http.again(message).getErrorCode()).hasToString(code);
        assertThat(http.again(message).getErrorMessage()).isNotEmpty();
        assertThat(http.phone(fate.number()).get(0).arrivedAt()).isEmpty();
    }

    @Test
    void letsAnyMessageGoWrongWhenToldTo() {
        http.faults().addForDelivery(Fate.UNREACHABLE, "*", 1);
        Message lost = http.sent(TwilioHttp.KIM);
        Message next = http.sent(TwilioHttp.KIM);
        http.settle();

        assertThat(http.again(lost).getErrorCode()).isEqualTo(30003);
        assertThat(http.again(next).getStatus()).isEqualTo(Message.Status.DELIVERED);
    }

    @Test
    void deliversLateAfterAMinuteAndAHalf() {
        Message message = http.sent(Fate.LATE.number());
        http.settle();
        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.SENT);

        http.after(Duration.ofSeconds(90));

        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("sent", "delivered");
    }

    @Test
    void saysNothingAboutANumberThatStaysSilent() {
        Message message = http.sent(Fate.SILENT.number());
        http.settle();

        assertThat(http.received).isEmpty();
        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.DELIVERED);
    }

    @Test
    void staysSentForGoodWithoutAReceipt() {
        Message message = http.sent(Fate.NO_RECEIPT.number());
        http.settle();
        http.after(Duration.ofDays(2));

        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.SENT);
        assertThat(http.phone(Fate.NO_RECEIPT.number()).get(0).arrivedAt()).isPresent();
    }

    @Test
    void failsWhatIsNoLongerValidWhenItsTurnComes() {
        Message message =
                http.tracked(Fate.QUEUED.number()).setValidityPeriod(60).create(http.client());
        http.settle();
        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.QUEUED);

        http.after(Duration.ofMinutes(1));

        assertThat(http.again(message).getStatus()).isEqualTo(Message.Status.FAILED);
        assertThat(http.again(message).getErrorCode()).isEqualTo(30036);
        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("failed");
    }

    @Test
    void neverRepeatsACallbackThatMetAnError() {
        http.answer = WebAnswer.of(503, Map.of(), "");
        http.sent(TwilioHttp.KIM);
        http.settle();
        http.answer = WebAnswer.of(204, Map.of(), "");
        http.after(Duration.ofHours(1));

        assertThat(http.received).hasSize(2);
    }

    @Test
    void repeatsItAtOnceWhenTheAddressAsksForIt() {
        http.answer = WebAnswer.of(503, Map.of(), "");
        TwilioHttp.message(TwilioHttp.KIM, "Hello")
                .setStatusCallback(http.address("/reminders/twilio/status#rc=2&rp=5xx"))
                .create(http.client());
        http.after(Duration.ofSeconds(1));
        http.after(Duration.ofSeconds(1));

        assertThat(http.received)
                .hasSize(3)
                .extracting(TwilioHttp.Letter::status)
                .containsOnly("sent");
        assertThat(http.received)
                .extracting(TwilioHttp.Letter::token)
                .containsOnly(http.received.get(0).token());
        assertThat(http.received).allMatch(this::genuine);
    }

    @Test
    void losesRepeatsDelaysAndForgesWhenToldTo() {
        http.faults().addForCallbacks("drop", "sent", 0, 1);
        http.faults().addForCallbacks("duplicate", "delivered", 0, 1);
        http.sent(TwilioHttp.KIM);
        http.settle();
        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("delivered", "delivered");

        http.received.clear();
        http.faults().addForCallbacks("delay_ms", "delivered", 60_000, 1);
        http.sent(TwilioHttp.KIM);
        http.settle();
        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("sent");
        http.after(Duration.ofMinutes(1));
        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("sent", "delivered");
    }

    @Test
    void putsTheForgedOneBeforeTheGenuine() {
        http.faults().addForCallbacks("forge", "undelivered", 0, 1);
        http.sent(Fate.FILTERED.number());
        http.settle();

        assertThat(http.received)
                .extracting(TwilioHttp.Letter::status)
                .containsExactly("sent", "delivered", "undelivered");
        assertThat(http.received).extracting(this::genuine).containsExactly(true, false, true);
    }

    @Test
    void letsALaterOneOvertakeAnEarlier() {
        http.faults().addForCallbacks("shuffle", "sent", 0, 1);
        http.sent(TwilioHttp.KIM);
        http.settle();
        http.settle();

        assertThat(http.received).extracting(TwilioHttp.Letter::status).containsExactly("delivered", "sent");
    }
}
