package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import dev.callside.sandbox.WebAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person writes reaches the application, and a keyword does what Twilio does with it. */
class HandsetTest {

    private static final String KIM = TwilioHttp.KIM;

    private TwilioHttp http;

    @BeforeEach
    void start() throws IOException {
        http = TwilioHttp.start();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private List<String> phone() {
        return http.phone(KIM).stream().map(Message::body).toList();
    }

    private int refused() {
        return catchThrowableOfType(ApiException.class, () -> http.sent(KIM)).getCode();
    }

    @Test
    void tellsTheApplicationSigned() {
        Message message = http.write(KIM, "Já, kem 👍");

        assertThat(http.received).singleElement().satisfies(letter -> {
            assertThat(new RequestValidator(TwilioHttp.TOKEN)
                            .validate(http.address(letter.path()), letter.parameters(), letter.signature()))
                    .isTrue();
            assertThat(letter.path()).isEqualTo("/reminders/twilio/replies");
            assertThat(letter.parameters())
                    .containsEntry("Body", "Já, kem 👍")
                    .containsEntry("From", KIM)
                    .containsEntry("To", TwilioHttp.SENDER)
                    .containsEntry("MessageSid", message.sid())
                    .containsEntry("SmsStatus", "received")
                    .containsEntry("NumSegments", "1")
                    .containsEntry("FromCountry", "AU")
                    .containsEntry("FromCity", "")
                    .doesNotContainKeys("OptOutType", "MessagingServiceSid");
        });
        assertThat(com.twilio.rest.api.v2010.account.Message.reader()
                        .setFrom(KIM)
                        .read(http.client()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.getStatus()).hasToString("received"));
    }

    @Test
    void stopsUntilStartAndTellsBoth() {
        http.sent(KIM);
        http.write(KIM, "stop");

        assertThat(phone().get(0)).startsWith("You have successfully been unsubscribed.");
        assertThat(refused()).isEqualTo(21610);
        assertThat(http.sent("+61491570156").getSid()).isNotEmpty();
        assertThat(http.received.get(0).parameters())
                .containsEntry("Body", "stop")
                .doesNotContainKey("OptOutType");

        http.write(KIM, "START");

        assertThat(phone().get(0)).startsWith("You have successfully been re-subscribed");
        assertThat(http.sent(KIM).getSid()).isNotEmpty();
        assertThat(http.received).hasSize(2);
    }

    @Test
    void stopsOneNumberAndNotAnother() {
        http.write(KIM, TwilioHttp.SENDER, "STOP");

        assertThat(refused()).isEqualTo(21610);
        assertThat(com.twilio.rest.api.v2010.account.Message.creator(
                                new PhoneNumber(KIM), new PhoneNumber("+61491578888"), "Hello")
                        .create(http.client())
                        .getSid())
                .isNotEmpty();
    }

    @Test
    void saysWhatAKeywordMeansOnlyForAServiceWithAdvancedOptOut() {
        http.write(KIM, TwilioHttp.SERVICE_SENDER, "cancel");

        assertThat(http.received.get(0).parameters())
                .containsEntry("OptOutType", "STOP")
                .containsEntry("MessagingServiceSid", TwilioHttp.SERVICE);
        assertThat(catchThrowableOfType(
                                ApiException.class,
                                () -> com.twilio.rest.api.v2010.account.Message.creator(
                                                new PhoneNumber(KIM), TwilioHttp.SERVICE, "Hello")
                                        .create(http.client()))
                        .getCode())
                .isEqualTo(21610);
        assertThat(http.sent(KIM).getSid()).isNotEmpty();
    }

    @Test
    void answersAYesOnlyToWhomHadStopped() {
        http.write(KIM, "YES");
        assertThat(phone()).containsExactly("YES");

        http.write(KIM, "STOP");
        http.write(KIM, "STOP");
        assertThat(phone()).hasSize(4);
    }

    @Test
    void keepsItsOwnAnswersOutOfTheApi() {
        http.write(KIM, "HELP");

        assertThat(phone()).containsExactly("Reply STOP to unsubscribe. Msg&Data Rates May Apply.", "HELP");
        assertThat(com.twilio.rest.api.v2010.account.Message.reader().read(http.client()))
                .hasSize(1);
    }

    @Test
    void sendsWhatTheApplicationAnswers() {
        http.answer = WebAnswer.of(
                200, Map.of("Content-Type", "text/xml"), "<Response><Message>Thank you</Message></Response>");
        http.write(KIM, "Já");
        http.settle();

        assertThat(phone()).containsExactly("Thank you", "Já");
        assertThat(com.twilio.rest.api.v2010.account.Message.reader().setTo(KIM).read(http.client()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.getDirection()).hasToString("outbound-reply"));
    }

    @Test
    void sendsNoAnswerToWhomHasStopped() {
        http.answer = WebAnswer.of(200, Map.of("Content-Type", "text/plain"), "OK");
        http.write(KIM, "STOP");
        http.settle();

        assertThat(phone()).hasSize(2).doesNotContain("OK");
    }

    @Test
    void losesWhatTheApplicationDoesNotTake() {
        http.answer = WebAnswer.of(500, Map.of(), "");
        http.write(KIM, "Já");
        http.settle();

        assertThat(http.received).hasSize(1);
    }
}
