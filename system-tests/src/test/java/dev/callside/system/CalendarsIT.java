package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A manager adds the calendar that the sandbox publishes, and its appointments have reminders. */
@ExtendWith(WithDemo.class)
class CalendarsIT {

    @Test
    void appointmentsComeFromACalendar(Demo demo, Chromium chromium) {
        var address = demo.addresses().host() + "/calendar.ics";
        try (BrowserContext context = chromium.person("en-AU", 1280, 900)) {
            // Whoever was never there is nobody's choice.
            assertThat(Console.open(context, demo, "clinician").heading("Credits"))
                    .isVisible();
            Console console = Console.open(context, demo, "manager");
            console.frame()
                    .getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Calendars"))
                    .click();
            assertThat(console.heading("Calendars")).isVisible();
            console.button("Add calendar").first().click();
            console.field("Calendar").last().fill("Ana’s consultations");
            console.field("Address").fill(address);
            console.field("Practitioner").selectOption("Dr Ana Ruiz");
            console.field("By SMS").check();
            console.frame().locator("dialog[open] button[type=submit]").click();
            console.says("Up to date");
            console.says("1 that takes whole days");
            assertThat(Axe.violations(console.page())).isEmpty();
            Screenshots.take(console.page(), "calendars");
        }
        var reminders = Person.manager(demo.addresses()).atReminders();
        JsonNode calendar = reminders.get("calendars").body().path("calendars").get(0);
        assertThat(calendar.path("appointments").asInt()).isGreaterThan(25);
        assertThat(calendar.toString()).doesNotContain(address);
        JsonNode planned =
                reminders.get("messages?state=scheduled&limit=100").body().path("entries");
        assertThat(planned).isNotEmpty().allSatisfy(message -> {
            assertThat(message.path("channel").asText()).isEqualTo("sms");
            assertThat(message.path("kind").asText()).isEqualTo("before");
        });

        var gone = reminders.delete("calendars/" + calendar.path("id").asText());
        assertThat(gone.status()).isEqualTo(204);
        assertThat(reminders.get("messages?state=scheduled").body().path("entries"))
                .isEmpty();
    }

    @Test
    void theDocumentSaysWhatACalendarIs(Demo demo) {
        var document = Http.get(demo.addresses().callside() + "/openapi?format=json", Map.of());
        assertThat(document.body().path("paths").path("/api/v1/calendars").fieldNames())
                .toIterable()
                .contains("get", "post");
        assertThat(document.body()
                        .path("components")
                        .path("schemas")
                        .path("CalendarView")
                        .path("properties")
                        .fieldNames())
                .toIterable()
                .contains("problem", "skipped", "gone");
    }

    @Test
    void nobodyReadsWhatOnlyTheServerCanReach(Demo demo) {
        var reminders = Person.manager(demo.addresses()).atReminders();
        var wanted = Map.of("id", UUID.randomUUID().toString(), "name", "Metadata");
        var plain = reminders.post("calendars", with(wanted, "http://169.254.169.254/latest/meta-data"));
        assertThat(plain.status()).isEqualTo(422);
        assertThat(plain.text()).contains("not_https");

        var within = reminders.post("calendars", with(wanted, "https://127.0.0.1:9/calendar.ics"));
        assertThat(within.status()).as(within.text()).isEqualTo(200);
        Await.until(
                Duration.ofSeconds(30),
                () -> reminders.get("calendars").text(),
                () -> reminders.get("calendars").text().contains("forbidden_address"));
        reminders.delete("calendars/" + wanted.get("id"));
    }

    private static Map<String, Object> with(Map<String, String> wanted, String address) {
        return Map.of("id", wanted.get("id"), "name", wanted.get("name"), "address", address);
    }
}
