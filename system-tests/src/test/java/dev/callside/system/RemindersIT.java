package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reminders from the appointment to the client's answer, against the sandbox's Twilio, in a demo whose time moves. */
@ExtendWith(WithDemo.class)
class RemindersIT {

    private final ReminderDemo demo;

    RemindersIT(ReminderDemo demo) {
        this.demo = demo;
    }

    @Test
    void aReminderIsReadAndAnswered(Chromium chromium) {
        var phone = demo.phone("+61491570156");
        var start = demo.start(phone);
        demo.book("story", start, phone.number());
        assertThat(demo.states("story")).containsExactly("before:P1D sms scheduled");

        demo.move(phone, start.minus(Duration.ofDays(1)).plusSeconds(5));

        demo.awaitState("story", "before:P1D sms delivered");
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
                ReminderDemo.SOON,
                () -> demo.appointment("story").toString(),
                () -> demo.appointment("story").path("answer").asText().equals("yes"));
        assertThat(demo.paidFor(demo.message("story"))).containsExactly(-1L);
    }

    /** By the page that stays open, on the next day too. */
    @Test
    void aReplyAppearsWhereMessagesAreLookedAt(Chromium chromium) {
        var phone = demo.phone("+61491570112");
        var start = demo.start(phone);
        demo.book("watched", start, phone.number());
        try (BrowserContext context = chromium.person("en-AU", 1280, 900)) {
            Console console = Console.open(context, demo.demo(), "manager");
            console.goTo("Messages");
            demo.move(phone, start.minus(Duration.ofDays(1)).plusSeconds(5));
            demo.awaitState("watched", "before:P1D sms delivered");
            int toRead = demo.manager()
                    .atReminders()
                    .get("messages?limit=1")
                    .body()
                    .path("toRead")
                    .asInt();

            phone.answer("No");

            var soon = new LocatorAssertions.IsVisibleOptions().setTimeout((int) ReminderDemo.SOON.toMillis());
            assertThat(console.button("To read (" + (toRead + 1) + ")")).isVisible(soon);
            assertThat(console.frame().getByText(phone.number()).first()).isVisible(soon);
        }
    }

    @Test
    void whoSaidStopIsLeftAlone() {
        var phone = demo.phone("+61491570157");
        var start = demo.start(phone);
        demo.book("first", start, phone.number());
        demo.move(phone, start.minus(Duration.ofDays(1)).plusSeconds(5));
        Await.until(ReminderDemo.SOON, () -> "no message", () -> phone.read().size() == 1);

        phone.answer("Stop");
        var later = demo.start(phone);
        demo.book("second", later, phone.number());
        demo.move(phone, later.minus(Duration.ofDays(1)).plusSeconds(5));

        demo.awaitState("second", "before:P1D sms cancelled opted_out");
        assertThat(demo.paidFor(demo.message("second"))).isEmpty();
        assertThat(phone.read())
                .filteredOn(text -> text.contains("appointment with"))
                .hasSize(1);
    }

    @Test
    void aConsentThatAPersonTookBackIsNotGivenAgainByASystem() {
        var number = "+61491570114";
        var start = demo.start(demo.phone(number));
        demo.book("agreed", start, number);
        var found =
                demo.manager().atReminders().get("clients?q=0491570114").body().path("entries");
        String client = "clients/" + found.path(0).path("id").asText();
        assertThat(found.path(0).path("phone").asText()).as(found.toString()).isEqualTo(number);

        decide(client, false);
        assertThat(demo.states("agreed")).containsExactly("before:P1D sms cancelled no_consent");
        demo.book("agreed", start, number);
        assertThat(demo.states("agreed")).containsExactly("before:P1D sms cancelled no_consent");
        decide(client, true);
        assertThat(demo.states("agreed")).containsExactly("before:P1D sms scheduled");

        var detail = demo.manager().atReminders().get(client).body();
        assertThat(detail.path("consents").path(0).path("reason").asText())
                .as(detail.toString())
                .isEqualTo("by phone");
        assertThat(detail.path("appointments").path(0).path("id").asText()).isEqualTo("agreed");
        assertThat(demo.manager().atReminders().get("clients.csv?q=0491570114").text())
                .contains("client-" + number);
        var messages = demo.manager().atReminders().get("messages?client=client-%2B61491570114");
        assertThat(messages.body().path("entries")).as(messages.text()).hasSize(1);
        var clinician = Person.in(demo.addresses(), Demo.newCall(), "clinician").atReminders();
        assertThat(clinician.get("clients").status()).isEqualTo(403);
    }

    private void decide(String client, boolean given) {
        var answer =
                demo.manager().atReminders().put(client + "/consent/sms", Map.of("given", given, "reason", "by phone"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void aTestIsReadOnThePhoneAndPaidForOnce() {
        var phone = demo.phone("+61491570113");
        var practice = demo.manager().atReminders().get("practice").body();
        assertThat(practice.path("phone").asText()).isEqualTo("(03) 5550 1234");
        String id = UUID.randomUUID().toString();
        var test =
                Map.of("id", id, "to", "0491 570 113", "text", "On {{date}}.\nCall {{practice_phone}}.", "credits", 1);
        String path = "levels/" + ReminderDemo.GROUP + "/copy/before/sms/en/test";

        for (int i = 0; i < 2; i++) {
            var answer = demo.manager().atReminders().post(path, test);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().path("credits").asLong()).isEqualTo(1);
        }

        Await.until(ReminderDemo.SOON, () -> "no test", () -> phone.read().size() == 1);
        assertThat(phone.read().get(0)).endsWith("Call (03) 5550 1234.");
        assertThat(demo.paid("sms-test:" + id)).containsExactly(-1L);
        var wrong = demo.manager()
                .atReminders()
                .post(path, Map.of("id", UUID.randomUUID().toString(), "to", "12", "text", "Hi", "credits", 1));
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
    }

    @Test
    void aMovedAppointmentMovesItsReminder() {
        var phone = demo.phone("+61491570158");
        var start = demo.start(phone);
        demo.book("moved", start, phone.number());
        demo.book("moved", start.plus(Duration.ofDays(7)), phone.number());

        assertThat(demo.states("moved"))
                .contains("before:P1D sms cancelled plan", "before:P1D sms scheduled")
                .anyMatch(state -> state.startsWith("changed sms"));
        assertThat(demo.appointment("moved").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void nobodyElseGetsIn() {
        var at = demo.addresses();
        String path = at.callside() + "/reminders/api/v1/appointments/story";
        var wanted = ReminderDemo.appointment(demo.start(demo.phone("+61491570159")), "+61491570159");
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
        assertThat(demo.manager().atReminders().get("appointments/nobodys").status())
                .isEqualTo(404);
    }

    @Test
    void whatTwilioDidNotSignChangesNothing() {
        var phone = demo.phone("+61491570110");
        var start = demo.start(phone);
        demo.book("forged", start, phone.number());
        String message = demo.message("forged");
        String url = demo.addresses().callside() + "/reminders/twilio/status/" + ReminderDemo.GROUP + "/" + message;
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
        assertThat(demo.states("forged")).containsExactly("before:P1D sms scheduled");
    }

    /** By FHIR and as a file, and not any more once the key is revoked. */
    @Test
    void aSystemSendsAppointmentsWithItsKey() {
        String id = UUID.randomUUID().toString();
        var made = demo.manager()
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
        String start = demo.start(demo.phone("+61491570111")).toString();

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
        readsAFileLater(api, key, rows);
        assertThat(Http.get(api + "appointments/nobodys", key).status()).isEqualTo(404);

        assertThat(demo.manager().atReminders().delete("keys/" + id).status()).isLessThan(300);
        assertThat(Http.get(api + "appointments/nobodys", key).status()).isEqualTo(401);
    }

    private static void readsAFileLater(String api, Map<String, String> key, String rows) {
        String id = UUID.randomUUID().toString();
        var kept = Http.postText(api + "imports?later=true&name=t%C3%ADmar.csv&id=" + id, key, "text/csv", rows);
        assertThat(kept.status()).as(kept.text()).isEqualTo(202);
        Await.until(
                ReminderDemo.SOON,
                () -> "not read",
                () -> Http.get(api + "imports/" + id, key)
                        .body()
                        .path("file")
                        .path("state")
                        .asText()
                        .equals("done"));
        var done = Http.get(api + "imports", key).body().path("imports").path(0);
        assertThat(done.path("name").asText()).isEqualTo("tímar.csv");
        assertThat(done.path("taken").asInt()).isEqualTo(1);
        assertThat(done.path("size").asInt()).isEqualTo(done.path("bytes").asInt());
        assertThat(Http.get(api + "imports/" + id + "/errors.csv", key).text()).contains("3,start,");
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
        var wrong = new HashMap<>(ReminderDemo.appointment(Instant.EPOCH, "12"));
        wrong.put("start", "tomorrow");
        wrong.put("status", "maybe");

        var answer = demo.manager().atReminders().put("appointments/wrong", wrong);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains("start", "status", "client.phone");
        assertThat(demo.manager().atReminders().get("appointments/wrong").status())
                .isEqualTo(404);
    }
}
