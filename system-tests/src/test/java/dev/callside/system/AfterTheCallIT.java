package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was asked for in a call can be paid, and sent on, for a while after its end, also by who closes the panel or reloads. */
@ExtendWith(WithDemo.class)
class AfterTheCallIT {

    private static final String MENU = "Apps & tools";

    private static Locator button(Side side, String name) {
        return side.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static TwoPeople ended(Demo demo, Chromium chromium) {
        var call = TwoPeople.meet(demo, chromium);
        call.clinician().openForm();
        call.clinician().ask("80.00", "Standard consultation");
        call.patient().says("asks you to pay");
        call.end();
        assertThat(call.patient().page().getByText("The call has ended")).isVisible();
        assertThat(button(call.patient(), "Leave")).hasCount(0);
        return call;
    }

    @Test
    void opensAgainForThePatientWhoReloadsOrHasClosedIt(Demo demo, Chromium chromium) {
        try (var call = ended(demo, chromium)) {
            var patient = call.patient();
            patient.page().reload();
            patient.says("asks you to pay");
            assertThat(patient.page().getByText("The payment panel has opened")).isAttached();
            assertThat(patient.page().getByText("The call has ended")).isVisible();
            assertThat(Axe.violations(patient.page())).isEmpty();

            button(patient, "Close the payment panel").click();
            assertThat(patient.page().locator("aside.panel")).isHidden();
            assertThat(button(patient, MENU)).isFocused();
            patient.openPanel(MENU, "Payment");

            patient.payNow(call.email());
            patient.pay(Stripe.GOOD_CARD);
            call.clinician().says("Payment received");
            assertThat(call.charges()).isEqualTo(1);
        }
    }

    @Test
    void staysWithinReachOfTheClinicianOnAPhone(Demo demo, Chromium chromium) {
        try (var call = ended(demo, chromium)) {
            var clinician = call.clinician();
            clinician.page().setViewportSize(360, 740);
            clinician.page().reload();
            assertThat(clinician.page().getByText("The call has ended")).isVisible();

            clinician.openPanel(MENU, "Request payment");

            clinician.says("No more payments can be requested.");
            assertThat(clinician.field("Amount")).hasCount(0);
            clinician.button("Send pay link").click();
            assertThat(clinician.field("E-mail")).isVisible();
            Object tooWide = clinician.page().evaluate("() => document.documentElement.scrollWidth > innerWidth");
            assertThat(tooWide).isEqualTo(false);
        }
    }
}
