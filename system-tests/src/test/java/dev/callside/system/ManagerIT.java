package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The practice's manager takes Stripe off and links it again; clinicians are told meanwhile whom to ask. */
@ExtendWith(WithDemo.class)
class ManagerIT {

    @Test
    void unlinksRefusesAndLinksAgain(Chromium chromium) {
        // an own one: others need the account, and their open requests keep it from being removed
        try (var demo = new Demo();
                BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            Page page = context.newPage();
            page.navigate(demo.addresses().host() + "/configure");
            FrameLocator panel = page.frameLocator("iframe");
            assertThat(panel.getByText("Ready for payments").first()).isVisible();
            Screenshots.take(page, "manager");

            button(panel, "Remove").click();
            panel.locator("dialog[open]")
                    .getByText("Remove", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(panel.getByText("No Stripe account yet").first()).isVisible();
            clinicianIsToldWhomToAsk(demo, chromium);

            Page refusing =
                    context.waitForPage(() -> button(panel, "Go to Stripe").click());
            refusing.getByRole(AriaRole.RADIO).first().check();
            refusing.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Don't connect"))
                    .click();
            assertThat(refusing.getByText("Not linked").first()).isVisible();
            refusing.close();
            assertThat(panel.getByText("The account was not linked.").first()).isVisible();

            Page accepting =
                    context.waitForPage(() -> button(panel, "Go to Stripe").click());
            accepting.locator("input[value=" + Stripe.ACCOUNT + "]").check();
            accepting
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Connect").setExact(true))
                    .click();
            assertThat(accepting.getByText("One more step").first()).isVisible();
            accepting.close();
            assertThat(panel.getByText("Waiting for you").first()).isVisible();
            button(panel, "Confirm").click();
            assertThat(panel.getByText("Ready for payments").first()).isVisible();
            assertThat(panel.getByText(Stripe.ACCOUNT).first()).isVisible();
        }
    }

    private static void clinicianIsToldWhomToAsk(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.clinician().openPanel("Apps & tools", "Request payment");
            call.clinician().says("You can't request payments yet");
            call.clinician().says("Ask your practice manager to link one");
        }
    }

    private static Locator button(FrameLocator frame, String name) {
        return frame.getByRole(
                AriaRole.BUTTON,
                new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }
}
