package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the group and a practitioner with a level of their own send, set in the console and read on the phone. */
@ExtendWith(WithDemo.class)
class ReminderLevelsIT {

    private static final String ANA = "Dr Ana Ruiz";
    private static final String OWN_TEXT = "See you {{date}}, says Ana";

    private final ReminderDemo demo;

    ReminderLevelsIT(ReminderDemo demo) {
        this.demo = demo;
    }

    /** Whoever was in a call can have a level. */
    @BeforeEach
    void anaWasInACall() {
        Person.in(demo.addresses(), Demo.newCall(), "clinician");
    }

    /** Whatever came of it: others use the same demo. */
    @AfterEach
    void leaveTheGroupAsItWas() {
        individual().forEach(level -> {
            var removed = demo.manager()
                    .post("credits/levels/" + level.path("id").asText() + "/removal", Map.of("to", ReminderDemo.GROUP));
            assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        });
        demo.resetGroup();
    }

    @Test
    void anIndividualLevelHasSettingsAndCopyOfItsOwnUntilItIsRemoved(Chromium chromium) {
        var phone = demo.phone("+61491570161");
        var start = demo.start(phone);
        demo.book("own", start, phone.number());
        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            addReminder(open(context, "Reminders", "Group"), "3");
            assertThat(demo.states("own")).containsExactly("before:P1D sms scheduled", "before:PT3H sms scheduled");

            addLevel(open(context, "Credits"));
            Console own = open(context, "Reminders", ANA);
            own.says(ANA + " uses the group's settings.");
            removeSecondReminder(own);
            own.field("How long before").fill("2");
            save(own);
            own.page().evaluate("() => scrollTo(0, 0)");
            Screenshots.take(own.page(), "reminders");
            assertThat(demo.states("own"))
                    .contains("before:P2D sms scheduled", "before:P1D sms cancelled plan")
                    .doesNotContain("before:PT3H sms scheduled");
            writeOwnText(open(context, "Copy"));
        }
        transfer(5);
        demo.move(phone, start.minus(Duration.ofDays(2)).plusSeconds(5));
        demo.awaitState("own", "before:P2D sms delivered");
        assertThat(phone.read()).hasSize(1).allMatch(text -> text.endsWith(", says Ana"));

        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            removeLevel(open(context, "Credits"));
            Console console = open(context, "Reminders");
            assertThat(console.button("Group")).isVisible();
            assertThat(console.button(ANA)).hasCount(0);
            groupsHoldAgain(phone, demo.start(phone));
            resetGroup(open(context, "Reminders", "Group"));
        }
    }

    /** Two credits for three messages: both warnings come, and the third goes out as soon as there is one more. */
    @Test
    void whatCreditsDoNotReachForWaitsAndIsToldOf(Chromium chromium) {
        var phones = Stream.of("+61491570162", "+61491570163", "+61491570164")
                .map(demo::phone)
                .toList();
        var start = demo.start(phones.get(0));
        String email = "ana-" + UUID.randomUUID() + "@harbour.example";
        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            Console console = open(context, "Copy");
            assertThat(console.field("Level").locator("option")).hasCount(1);
            console.goTo("Credits");
            addLevel(console);
            warn(console, email);
            console.goTo("Copy");
            writeOwnAlert(console);
        }
        transfer(2);
        phones.forEach(phone -> demo.book("low" + phone.number(), start, phone.number()));

        demo.move(phones.get(0), start.minus(Duration.ofDays(1)).plusSeconds(5));
        Await.until(
                ReminderDemo.SOON,
                () -> "one message waits: " + low(phones),
                () -> Collections.frequency(low(phones), "before:P1D sms held no_credit") == 1
                        && Collections.frequency(low(phones), "before:P1D sms delivered") == 2);
        Await.until(
                ReminderDemo.SOON,
                () -> "two warnings: " + subjects(email),
                () -> subjects(email).size() == 2);
        assertThat(subjects(email)).containsExactlyInAnyOrder(ANA + " has 0", "Messages wait for credits: " + ANA);
        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            Console messages = open(context, "Messages");
            messages.says("Waits for credits");
            Screenshots.take(messages.page(), "reminders-messages");
            Console clients = open(context, "Clients");
            clients.says("Kim Doe");
            Screenshots.take(clients.page(), "clients");
        }

        transfer(1);
        demo.move(phones.get(0), start.minus(Duration.ofDays(1)).plusSeconds(90));
        Await.until(
                ReminderDemo.SOON,
                () -> "all are sent: " + low(phones),
                () -> Collections.frequency(low(phones), "before:P1D sms delivered") == 3);
        phones.forEach(phone -> assertThat(phone.read()).hasSize(1));
        assertThat(individual())
                .hasSize(1)
                .allMatch(level -> level.path("available").asInt() == 0);
    }

    private List<String> low(List<Phone> phones) {
        return phones.stream()
                .flatMap(phone -> demo.states("low" + phone.number()).stream())
                .toList();
    }

    private List<String> subjects(String email) {
        return demo.demo().mailbox().of(email).stream()
                .map(mail -> mail.path("subject").asText())
                .toList();
    }

    private static void warn(Console credits, String email) {
        credits.openLevel(ANA, "Alerts");
        credits.field("Tell when the balance falls to").fill("1");
        credits.field("E-mail addresses").fill(email);
        credits.button("Save alerts").click();
        assertThat(credits.frame().getByText("Saved", new FrameLocator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    /** A client's later appointment: what the group says, when the group says it. */
    private void groupsHoldAgain(Phone phone, Instant start) {
        demo.book("groups", start, phone.number());
        assertThat(demo.states("groups")).containsExactly("before:P1D sms scheduled", "before:PT3H sms scheduled");
        demo.move(phone, start.minus(Duration.ofDays(1)).plusSeconds(5));
        demo.awaitState("groups", "before:P1D sms delivered");
        assertThat(phone.read())
                .filteredOn(text -> text.startsWith("Harbour Practice: your appointment with Dr Ana Ruiz is on"))
                .hasSize(1);
    }

    private Console open(BrowserContext context, String page) {
        Console console = Console.open(context, demo.demo(), "manager");
        console.goTo(page);
        assertThat(Axe.violations(console.page())).isEmpty();
        return console;
    }

    private Console open(BrowserContext context, String page, String level) {
        Console console = open(context, page);
        console.button(level).click();
        assertThat(console.button("Save settings")).isVisible();
        return console;
    }

    private static void addReminder(Console console, String hours) {
        console.button("Add a reminder").click();
        assertThat(console.field("How long before")).hasCount(2);
        console.field("How long before").last().fill(hours);
        save(console);
    }

    private static void removeSecondReminder(Console console) {
        console.button("Remove Reminder 2").click();
        assertThat(console.field("How long before")).hasCount(1);
    }

    private static void save(Console console) {
        console.button("Save settings").click();
        assertThat(console.frame().getByText("Saved", new FrameLocator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static void resetGroup(Console console) {
        console.button("Back to the defaults").click();
        console.frame()
                .locator("dialog[open]")
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Back to the defaults"))
                .click();
        console.says("these are the defaults");
    }

    private static void addLevel(Console console) {
        console.button("Add new").click();
        console.field("Practitioner").selectOption(ANA);
        console.button("Add level").click();
        assertThat(console.button(ANA)).isVisible();
    }

    private static void removeLevel(Console console) {
        console.openLevel(ANA, "Alerts"); // where no chart is still on its way and moves the question
        console.button("Remove level").click();
        console.button("Remove level, move 4 credits").click();
        assertThat(console.button(ANA)).hasCount(0);
    }

    private static void writeOwnText(Console console) {
        console.field("Level").selectOption(ANA);
        console.says("Default");
        console.frame().locator("textarea").fill(OWN_TEXT);
        console.says("says Ana");
        Screenshots.take(console.page(), "reminders-copy");
        console.button("Save text").click();
        console.says("Own text");
    }

    private static void writeOwnAlert(Console console) {
        console.field("Level").selectOption(ANA);
        console.field("Message").selectOption("low-balance");
        assertThat(console.field("Subject")).hasValue("Credits left: {{credits_left}} ({{level}})");
        console.field("Subject").fill("{{level}} has {{credits_left}}");
        console.says("Group has 10");
        console.button("Save text").click();
        console.says("Own text");
    }

    private void transfer(int credits) {
        var moved = demo.manager()
                .put(
                        "credits/transfers/" + UUID.randomUUID(),
                        Map.of("from", ReminderDemo.GROUP, "to", level(), "credits", credits));
        assertThat(moved.status()).as(moved.text()).isLessThan(300);
    }

    private String level() {
        assertThat(individual()).hasSize(1);
        return individual().get(0).path("id").asText();
    }

    private List<JsonNode> individual() {
        JsonNode levels = demo.manager().get("credits").body().path("levels");
        return StreamSupport.stream(levels.spliterator(), false)
                .filter(level -> level.path("kind").asText().equals("individual"))
                .filter(level -> !level.has("removedAt"))
                .toList();
    }
}
