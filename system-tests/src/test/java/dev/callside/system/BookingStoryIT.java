package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole way of a reminder as a person sees it, page by page, in a demo in which nothing else costs credits. */
@ExtendWith(WithDemo.class)
class BookingStoryIT {

    private static final String NUMBER = "+61491570156";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);

    @Test
    void anAppointmentIsBookedRemindedOfConfirmedAndPaidFor(Chromium chromium) {
        try (var demo = new ReminderDemo();
                BrowserContext person = chromium.person("en-AU", 1280, 900)) {
            int before = balance(demo, person);
            Page page = person.newPage();
            page.navigate(demo.addresses().host() + "/bookings");
            long opened = System.nanoTime();
            book(page);
            button(page, "To one day before the next appointment").click();
            assertThat(booked(page)).containsText("Reminder by SMS delivered.", SOON);
            Screenshots.look(page, "bookings");

            answer(page);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bookings"))
                    .click();
            assertThat(booked(page)).containsText("Confirmed", SOON);
            Await.until(
                    ReminderDemo.SOON,
                    () -> "Callside's time has not followed",
                    () -> Person.isLetIn(demo.addresses()));
            assertThat(balance(demo, person)).isEqualTo(before - 1);
            assertThat(Duration.ofNanos(System.nanoTime() - opened))
                    .as("from the opened page to the balance")
                    .isLessThanOrEqualTo(MINUTE);
            Screenshots.take(page, "bookings");
            assertThat(Axe.violations(page)).isEmpty();
            revokesTheKey(Person.manager(demo.addresses()).atReminders());
            cancelsAnotherOne(page);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The newest. */
    private static Locator booked(Page page) {
        return page.locator(".bookings-list li").first();
    }

    /** With the time that the form begins with. */
    private static void book(Page page) {
        assertThat(page.locator(".book [name=time]")).not().hasValue("");
        page.getByLabel("Client’s name").fill("Kim Doe");
        page.locator(".book [name=phone]").selectOption(NUMBER);
        button(page, "Book appointment").click();
        assertThat(booked(page)).containsText("Kim Doe");
        assertThat(booked(page)).containsText("Not answered yet");
        assertThat(booked(page)).containsText("Reminder by SMS planned for");
    }

    private static void answer(Page page) {
        booked(page).getByRole(AriaRole.LINK).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(NUMBER)))
                .isVisible();
        assertThat(page.getByText("your appointment with Dr Ana Ruiz is on").first())
                .isVisible();
        page.locator(".conversation textarea").fill("Yes");
        page.locator(".conversation")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(page.locator(".conversation .out")).containsText("Yes");
    }

    private static int balance(ReminderDemo demo, BrowserContext person) {
        var console = Console.open(person, demo.demo(), "manager").credits();
        assertThat(console.button("Group").and(console.frame().locator("[aria-expanded]")))
                .isVisible();
        int balance = console.balance("Group");
        console.page().close();
        return balance;
    }

    /** As a manager may: the practice's system gets another. */
    private static void revokesTheKey(Person manager) {
        var keys = manager.get("keys?show=in-use&q=practice%20system").body().path("keys");
        assertThat(keys).hasSize(1);
        assertThat(manager.get("keys.csv?show=in-use").text()).contains("Practice system,csk_…");
        var gone = manager.delete("keys/" + keys.path(0).path("id").asText());
        assertThat(gone.status()).as(gone.text()).isEqualTo(204);
    }

    /** Of which nobody is reminded any more. */
    private static void cancelsAnotherOne(Page page) {
        book(page);
        button(page, "Cancel Kim Doe").first().click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel appointment"))
                .click();
        assertThat(booked(page)).containsText("Nobody is reminded.", SOON);
    }
}
