package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reminders from the appointment to the client's answer, against the sandbox's Twilio, in a demo whose time moves. */
@ExtendWith(WithDemo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemindersIT {

    private static final String GROUP = "0190c0de-0000-7000-8000-000000000001";
    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");
    private static final Duration SOON = Duration.ofSeconds(30);

    private Demo demo;

    @BeforeAll
    void buyCredits() {
        demo = new Demo();
        var manager = Person.manager(demo.addresses());
        String cards = "credits/levels/" + GROUP + "/cards";
        manager.get("credits"); // the group's level exists from its first use
        JsonNode setup = manager.post(cards + "/setup", Map.of()).body();
        demo.stripe().save(setup.path("clientSecret").asText(), Stripe.GOOD_CARD);
        JsonNode card = manager.post(
                        cards, Map.of("setupIntent", setup.path("setupIntent").asText()))
                .body();
        var bought = manager.put(
                "credits/levels/" + GROUP + "/purchases/" + UUID.randomUUID(),
                Map.of(
                        "amount",
                        5000,
                        "credits",
                        416,
                        "charged",
                        4992,
                        "card",
                        card.path("id").asText()));
        assertThat(bought.body().path("state").asText()).as(bought.text()).isEqualTo("paid");
    }

    @AfterAll
    void end() {
        demo.close();
    }

    private Person manager() {
        return Person.manager(demo.addresses());
    }

    private Phone phone(String number) {
        return new Phone("http://127.0.0.1:" + demo.addresses().host().replaceAll(".*:", ""), number);
    }

    private void move(Phone phone, Instant moment) {
        phone.until(moment);
        Await.until(SOON, () -> "Callside's time has not followed", () -> Person.isLetIn(demo.addresses()));
    }

    /** Three days ahead, at ten in the morning where the practice is. */
    private Instant start(Phone phone) {
        return phone.now()
                .atZone(MELBOURNE)
                .toLocalDate()
                .plusDays(3)
                .atTime(LocalTime.of(10, 0))
                .atZone(MELBOURNE)
                .toInstant();
    }

    private static Map<String, Object> appointment(Instant start, String number) {
        Map<String, Object> client = new HashMap<>();
        client.put("id", "client-" + number);
        client.put("name", "Kim Doe");
        client.put("firstName", "Kim");
        client.put("phone", number);
        client.put("language", "en-AU");
        return Map.of(
                "start",
                start.toString(),
                "minutes",
                30,
                "type",
                "Standard consultation",
                "practitioner",
                Map.of("id", "ana", "name", "Dr Ana Ruiz"),
                "client",
                client);
    }

    private void book(String id, Instant start, String number) {
        var answer = manager().atReminders().put("appointments/" + id, appointment(start, number));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode appointment(String id) {
        return manager().atReminders().get("appointments/" + id).body();
    }

    private static List<String> states(JsonNode appointment) {
        return StreamSupport.stream(appointment.path("messages").spliterator(), false)
                .map(message -> String.join(
                        " ",
                        message.path("rule").asText(),
                        message.path("channel").asText(),
                        message.path("state").asText(),
                        message.path("reason").asText()))
                .map(String::strip)
                .toList();
    }

    /** What the history of credits says that a message cost. */
    private List<Long> paidFor(String message) {
        return paid("reminder:" + message);
    }

    private List<Long> paid(String reference) {
        JsonNode entries =
                manager().get("credits/levels/" + GROUP + "/history").body().path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("reference").asText().equals(reference))
                .map(entry -> entry.path("credits").asLong())
                .toList();
    }

    private String message(String appointment) {
        return appointment(appointment).path("messages").get(0).path("id").asText();
    }

    @Test
    void aReminderIsReadAndAnswered(Demo other, Chromium chromium) {
        var phone = phone("+61491570156");
        var start = start(phone);
        book("story", start, phone.number());
        assertThat(states(appointment("story"))).containsExactly("before:P1D sms scheduled");

        move(phone, start.minus(Duration.ofDays(1)).plusSeconds(5));

        Await.until(
                SOON,
                () -> states(appointment("story")) + "",
                () -> states(appointment("story")).contains("before:P1D sms delivered"));
        try (BrowserContext context = chromium.person("en-AU", 1000, 900)) {
            Page page = context.newPage();
            page.navigate(demo.addresses().host() + "/phone?number=%2B61491570156");
            assertThat(page.getByText("your appointment with Dr Ana Ruiz is on").first())
                    .isVisible();
            assertThat(Axe.violations(page)).isEmpty();
            Screenshots.take(page, "phone");
            page.locator(".conversation textarea").fill("Yes");
            page.locator(".conversation")
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions()
                                    .setName("Send")
                                    .setExact(true))
                    .click();
        }
        Await.until(
                SOON,
                () -> appointment("story").toString(),
                () -> appointment("story").path("answer").asText().equals("yes"));
        assertThat(paidFor(message("story"))).containsExactly(-1L);
    }

    @Test
    void whoSaidStopIsLeftAlone() {
        var phone = phone("+61491570157");
        var start = start(phone);
        book("first", start, phone.number());
        move(phone, start.minus(Duration.ofDays(1)).plusSeconds(5));
        Await.until(SOON, () -> "no message", () -> phone.read().size() == 1);

        phone.answer("Stop");
        var later = start(phone);
        book("second", later, phone.number());
        move(phone, later.minus(Duration.ofDays(1)).plusSeconds(5));

        Await.until(
                SOON,
                () -> states(appointment("second")) + "",
                () -> states(appointment("second")).contains("before:P1D sms cancelled opted_out"));
        assertThat(paidFor(message("second"))).isEmpty();
        assertThat(phone.read())
                .filteredOn(text -> text.contains("appointment with"))
                .hasSize(1);
    }

    @Test
    void aConsentThatAPersonTookBackIsNotGivenAgainByASystem() {
        var number = "+61491570114";
        var start = start(phone(number));
        book("agreed", start, number);
        var found = manager().atReminders().get("clients?q=0491570114").body().path("entries");
        String client = "clients/" + found.path(0).path("id").asText();
        assertThat(found.path(0).path("phone").asText()).as(found.toString()).isEqualTo(number);

        decide(client, false);
        assertThat(states(appointment("agreed"))).containsExactly("before:P1D sms cancelled no_consent");
        book("agreed", start, number);
        assertThat(states(appointment("agreed"))).containsExactly("before:P1D sms cancelled no_consent");
        decide(client, true);
        assertThat(states(appointment("agreed"))).containsExactly("before:P1D sms scheduled");

        var detail = manager().atReminders().get(client).body();
        assertThat(detail.path("consents").path(0).path("reason").asText())
                .as(detail.toString())
                .isEqualTo("by phone");
        assertThat(detail.path("appointments").path(0).path("id").asText()).isEqualTo("agreed");
        assertThat(manager().atReminders().get("clients.csv?q=0491570114").text())
                .contains("client-" + number);
        var messages = manager().atReminders().get("messages?client=client-%2B61491570114");
        assertThat(messages.body().path("entries")).as(messages.text()).hasSize(1);
        var clinician = Person.in(demo.addresses(), Demo.newCall(), "clinician").atReminders();
        assertThat(clinician.get("clients").status()).isEqualTo(403);
    }

    private void decide(String client, boolean given) {
        var answer = manager().atReminders().put(client + "/consent/sms", Map.of("given", given, "reason", "by phone"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void aTestIsReadOnThePhoneAndPaidForOnce() {
        var phone = phone("+61491570113");
        var practice = manager().atReminders().get("practice").body();
        assertThat(practice.path("phone").asText()).isEqualTo("(03) 5550 1234");
        String id = UUID.randomUUID().toString();
        var test =
                Map.of("id", id, "to", "0491 570 113", "text", "On {{date}}.\nCall {{practice_phone}}.", "credits", 1);
        String path = "levels/" + GROUP + "/copy/before/sms/en/test";

        for (int i = 0; i < 2; i++) {
            var answer = manager().atReminders().post(path, test);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().path("credits").asLong()).isEqualTo(1);
        }

        Await.until(SOON, () -> "no test", () -> phone.read().size() == 1);
        assertThat(phone.read().get(0)).endsWith("Call (03) 5550 1234.");
        assertThat(paid("sms-test:" + id)).containsExactly(-1L);
        var wrong = manager()
                .atReminders()
                .post(path, Map.of("id", UUID.randomUUID().toString(), "to", "12", "text", "Hi", "credits", 1));
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
    }

    @Test
    void aMovedAppointmentMovesItsReminder() {
        var phone = phone("+61491570158");
        var start = start(phone);
        book("moved", start, phone.number());
        book("moved", start.plus(Duration.ofDays(7)), phone.number());

        assertThat(states(appointment("moved")))
                .contains("before:P1D sms cancelled plan", "before:P1D sms scheduled")
                .anyMatch(state -> state.startsWith("changed sms"));
        assertThat(appointment("moved").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void nobodyElseGetsIn() {
        var at = demo.addresses();
        String path = at.callside() + "/reminders/api/v1/appointments/story";
        var wanted = appointment(start(phone("+61491570159")), "+61491570159");
        String call = Demo.newCall();

        assertThat(Http.put(path, Map.of(), wanted).status()).isEqualTo(401);
        assertThat(Http.put(path, Map.of("Authorization", "Bearer csk_nothing"), wanted)
                        .status())
                .isEqualTo(401);
        for (String seat : List.of("clinician", "patient")) {
            var person = Person.in(at, call, seat).atReminders();
            assertThat(person.put("appointments/nobodys", wanted).status())
                    .as(seat)
                    .isEqualTo(403);
            assertThat(person.get("appointments/nobodys").status()).as(seat).isEqualTo(403);
        }
        assertThat(manager().atReminders().get("appointments/nobodys").status()).isEqualTo(404);
    }

    @Test
    void whatTwilioDidNotSignChangesNothing() {
        var phone = phone("+61491570110");
        var start = start(phone);
        book("forged", start, phone.number());
        String message = message("forged");
        String url = demo.addresses().callside() + "/reminders/twilio/status/" + GROUP + "/" + message;
        String form = "MessageSid=SM1&MessageStatus=delivered";

        assertThat(Http.postForm(url, Map.of(), form).status()).isEqualTo(403);
        assertThat(Http.postForm(url, Map.of("X-Twilio-Signature", "AAAA"), form)
                        .status())
                .isEqualTo(403);
        assertThat(Http.postForm(
                                demo.addresses().callside() + "/reminders/twilio/replies",
                                Map.of(),
                                "MessageSid=SM2&From=%2B61491570110&Body=STOP")
                        .status())
                .isEqualTo(403);
        assertThat(states(appointment("forged"))).containsExactly("before:P1D sms scheduled");
    }

    /** By FHIR and as a file, and not any more once the key is revoked. */
    @Test
    void aSystemSendsAppointmentsWithItsKey() {
        String id = UUID.randomUUID().toString();
        var made = manager()
                .atReminders()
                .post(
                        "keys",
                        Map.of(
                                "id",
                                id,
                                "name",
                                "Practice system",
                                "scopes",
                                List.of("appointments:write", "appointments:read")));
        assertThat(made.status()).as(made.text()).isLessThan(300);
        var key = Map.of("Authorization", "Bearer " + made.body().path("secret").asText());
        String api = demo.addresses().callside() + "/reminders/api/v1/";
        String start = start(phone("+61491570111")).toString();

        var fhir = Http.put(api + "fhir/Appointment/fhir-1", key, """
                {"resourceType": "Appointment", "id": "fhir-1", "status": "booked", "start": "%s", "minutesDuration": 30,
                 "contained": [{"resourceType": "Patient", "id": "kim", "identifier": [{"value": "c-77"}],
                   "name": [{"text": "Kim Lee"}], "telecom": [{"system": "phone", "value": "+61491570111"}]}],
                 "participant": [{"actor": {"reference": "#kim"}, "status": "accepted"}]}""".formatted(start));
        assertThat(fhir.status()).as(fhir.text()).isEqualTo(201);
        var wrong = Http.put(api + "fhir/Appointment/fhir-2", key, "{\"resourceType\": \"Appointment\"}");
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(400);
        assertThat(wrong.body().path("resourceType").asText()).isEqualTo("OperationOutcome");

        String rows = "id,start,client_id,client_name,client_phone\ncsv-1," + start
                + ",c-78,Kim Doe,0491570112\ncsv-2,tomorrow,c-79,Kim Roe,0491570113\n";
        var file = Http.postText(api + "imports?id=" + UUID.randomUUID(), key, "text/csv", rows);
        assertThat(file.status()).as(file.text()).isLessThan(300);
        assertThat(file.body().path("file").path("taken").asInt()).isEqualTo(1);
        assertThat(file.body().path("errors").findValuesAsText("column")).containsExactly("start");
        assertThat(Http.get(api + "appointments/nobodys", key).status()).isEqualTo(404);

        assertThat(manager().atReminders().delete("keys/" + id).status()).isLessThan(300);
        assertThat(Http.get(api + "appointments/nobodys", key).status()).isEqualTo(401);
    }

    @Test
    void describesTheEndpointsOfBothApplications() {
        var document = Http.get(demo.addresses().callside() + "/openapi?format=json", Map.of());

        assertThat(document.status()).as(document.text()).isEqualTo(200);
        JsonNode paths = document.body().path("paths");
        assertThat(server(paths, "/api/v1/appointments/{id}")).isEqualTo("/reminders");
        assertThat(server(paths, "/api/v1/credits")).isEqualTo("/pay");
        assertThat(paths.fieldNames()).toIterable().allMatch(path -> path.startsWith("/api/v1/"));
        assertThat(document.body().path("components").path("schemas").fieldNames())
                .toIterable()
                .contains("AppointmentView", "CreditsView");
    }

    private static String server(JsonNode paths, String path) {
        return paths.path(path).path("servers").path(0).path("url").asText();
    }

    @Test
    void saysAtEachMemberWhatIsWrong() {
        var wrong = new HashMap<>(appointment(Instant.EPOCH, "12"));
        wrong.put("start", "tomorrow");
        wrong.put("status", "maybe");

        var answer = manager().atReminders().put("appointments/wrong", wrong);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains("start", "status", "client.phone");
        assertThat(manager().atReminders().get("appointments/wrong").status()).isEqualTo(404);
    }
}
