package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page that the demo opens with: both sides of one call in one window, and one at a time on a phone. */
@ExtendWith(WithDemo.class)
class FrontPageIT {

    private static final String EMAIL = "front-page@example.com";

    private final Demo demo;

    FrontPageIT(Demo demo) {
        this.demo = demo;
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(demo.addresses().host() + path);
        return page;
    }

    @Test
    void showsAPaymentFromBothSides(Chromium chromium) {
        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            Page page = open(context, "/");
            Side clinician = Side.framed(page, "clinician");
            Side patient = Side.framed(page, "patient");

            clinician.openForm();
            clinician.ask("80.00", "Standard consultation");
            patient.says("asks you to pay");
            patient.payNow(EMAIL);
            patient.pay(Stripe.GOOD_CARD);

            clinician.says("Payment received");
            patient.says("Thank you. Your payment has been received.");
            assertThat(page.locator(".side-tabs")).isHidden();
            Screenshots.look(page, "front");
            assertThat(Axe.violations(page)).isEmpty();
        }
    }

    @Test
    void showsOneSideAtATimeOnAPhone(Chromium chromium) {
        try (BrowserContext context = chromium.person("en-AU", 360, 740)) {
            Page page = open(context, "/?call=" + Demo.newCall());
            Side clinician = Side.framed(page, "clinician");
            clinician.openForm();
            shows(page, "Clinician’s side", "Patient’s side");

            clinician.ask("80.00", "Standard consultation");
            clinician.shows("requested");
            tab(page, "Patient’s side").click();
            shows(page, "Patient’s side", "Clinician’s side");
            Side.framed(page, "patient").says("asks you to pay");

            page.keyboard().press("ArrowLeft");
            assertThat(tab(page, "Clinician’s side")).isFocused();
            shows(page, "Clinician’s side", "Patient’s side");
        }
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    private static void shows(Page page, String side, String other) {
        assertThat(tab(page, side)).hasAttribute("aria-selected", "true");
        assertThat(tab(page, other)).hasAttribute("aria-selected", "false");
        assertThat(page.getByTitle(side)).isVisible();
        assertThat(page.getByTitle(other)).isHidden();
        Object tooWide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
        assertThat(tooWide).isEqualTo(false);
        assertThat(Axe.violations(page)).as(side).isEmpty();
    }

    @Test
    void seatsAFurtherPatientAtTheAddressOfTheReference(Chromium chromium) {
        try (BrowserContext context = chromium.person()) {
            Page page = open(context, "/call/" + Demo.newCall() + "/patient-2");
            assertThat(page.locator(".me")).containsText("Jón Sigurðsson");
            assertThat(page.locator(".line")).hasText("Connected");
        }
    }

    /** One after the other, and without a microphone that would hear itself. */
    @Test
    void takesOneCameraForBothSides(Chromium chromium) {
        try (BrowserContext context = chromium.person()) {
            context.addInitScript(Devices.GIVEN);
            Page page = open(context, "/?call=" + Demo.newCall());
            for (var seat : List.of("clinician", "patient")) {
                var side = page.frameLocator("iframe[name=" + seat + "]");
                assertThat(Side.button(side, "Use the test picture")).isVisible();
                assertThat(Side.button(side, "Unmute")).isVisible();
            }
            assertThat(page.evaluate(Devices.ASKED)).isEqualTo(List.of("video", "video"));
        }
    }
}
