package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who did not pay in the call is sent the link once more by SMS, pays by it, and is left alone. */
@ExtendWith(WithDemo.class)
class UnpaidIT {

    private static final String SETTINGS = "levels/" + ReminderDemo.GROUP + "/preferences";
    private static final Pattern LINK = Pattern.compile("http\\S+/pay/link#[\\w-]+");

    private final ReminderDemo demo;

    UnpaidIT(ReminderDemo demo) {
        this.demo = demo;
    }

    /** At any hour, because others move the time of the same demo. */
    @BeforeEach
    void remindAfterAnHourAndAfterThree() {
        var rules = Stream.of("PT1H", "PT3H")
                .map(offset -> Map.of("kind", "unpaid", "offset", offset, "channels", List.of("sms")))
                .toList();
        var days = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
        var version = demo.manager()
                .atReminders()
                .get("levels")
                .body()
                .path("levels")
                .path(0)
                .path("version")
                .asInt();
        var wanted = Map.of(
                "rules", rules, "window", Map.of("from", "00:00", "to", "00:00"), "days", days, "version", version);
        var saved = demo.manager().atReminders().put(SETTINGS, wanted);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    /** Whatever came of it: others use the same demo. */
    @AfterEach
    void leaveTheGroupAsItWas() {
        demo.resetGroup();
    }

    @Test
    void aLinkThatStaysUnpaidIsRemindedOfUntilItIsPaid(Chromium chromium) {
        var phone = demo.phone("+61491570115");
        book(phone);
        sendOn("kim-" + UUID.randomUUID() + "@example.com");
        demo.awaitState("unpaid", "unpaid:PT3H sms scheduled");

        demo.move(phone, phone.now().plus(Duration.ofMinutes(61)));
        demo.awaitState("unpaid", "unpaid:PT1H sms delivered");

        assertThat(phone.read()).singleElement().asString().contains("please pay AUD 80.00 for your call: http");
        assertThat(demo.paidFor(message("unpaid:PT1H"))).containsExactly(-1L);
        try (BrowserContext elsewhere = chromium.person("en-AU", 360, 740)) {
            pays(elsewhere.newPage(), phone.read().get(0));
        }
        demo.awaitState("unpaid", "unpaid:PT3H sms cancelled not_owed");

        demo.move(phone, phone.now().plus(Duration.ofHours(3)));
        assertThat(demo.states("unpaid"))
                .containsExactlyInAnyOrder("unpaid:PT1H sms delivered", "unpaid:PT3H sms cancelled not_owed");
        assertThat(phone.read()).hasSize(1);
        assertThat(demo.paidFor(message("unpaid:PT3H"))).isEmpty();
    }

    /** For now, with the clinician of the sandbox and the patient as its host calls them. */
    private void book(Phone phone) {
        Map<String, Object> visit = new HashMap<>(ReminderDemo.appointment(phone.now(), phone.number()));
        visit.put("client", Map.of("id", "patient-kim", "name", "Kim Berg", "phone", phone.number()));
        var booked = demo.manager().atReminders().put("appointments/unpaid", visit);
        assertThat(booked.status()).as(booked.text()).isEqualTo(200);
    }

    /** What the patient of a call is asked for and does not pay. */
    private void sendOn(String email) {
        String call = Demo.newCall();
        var clinician = Person.in(demo.addresses(), call, "clinician");
        Person.in(demo.addresses(), call, "patient");
        String request = UUID.randomUUID().toString();
        var asked = clinician.post(
                "requests",
                Map.of(
                        "id",
                        request,
                        "amount",
                        8000,
                        "currency",
                        "AUD",
                        "description",
                        "Standard consultation",
                        "patient",
                        patient(clinician)));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var sent = clinician.post("requests/" + request + "/pay-link", Map.of("email", email));
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    }

    private static String patient(Person clinician) {
        try (Live live = clinician.live()) {
            return live.state().path("patients").path(0).path("id").asText();
        }
    }

    private String message(String rule) {
        return StreamSupport.stream(demo.appointment("unpaid").path("messages").spliterator(), false)
                .filter(message -> message.path("rule").asText().equals(rule))
                .map(message -> message.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static void pays(Page page, String sms) {
        var link = LINK.matcher(sms);
        assertThat(link.find()).as(sms).isTrue();
        page.navigate(link.group());
        press(page, "Pay now");
        page.getByLabel("E-mail for the receipt").fill("kim@example.com");
        var card = page.frameLocator(".card-fields iframe");
        card.getByLabel("Card number").fill(Stripe.GOOD_CARD);
        card.getByLabel("Expiration date").fill("12 / 34");
        card.getByLabel("Security code").fill("123");
        press(page, "Pay AUD");
        assertThat(page.getByText("Thank you. Your payment has been received.").first())
                .isVisible();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
