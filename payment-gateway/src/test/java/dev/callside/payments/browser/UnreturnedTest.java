package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the manager is told what has to be refunded at Stripe, and led to the very payment. */
@ExtendWith(InChromium.class)
class UnreturnedTest {

    private static final String URL = "https://dashboard.stripe.com/acct_1/payments/pi_1";

    private final BrowserModules browser;

    UnreturnedTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({"en-AU,360,1 payment to refund in Stripe", "is-IS,1600,1 greiðslu þarf að endurgreiða í Stripe"})
    void leadsToThePaymentThatHasToGoBack(String locale, int width, String title) {
        Map<String, Object> payment = Map.of(
                "id", "r1",
                "amount", 8000,
                "currency", "AUD",
                "description", "Standard consultation",
                "requestedAt", "2026-11-20T03:30:00Z",
                "code", "charge_disputed",
                "url", URL);
        Map<String, Object> options = Map.of("locale", locale, "given", Map.of("unreturned", List.of(payment)));
        try (var scene = ConsoleScene.show(browser, options, "client-payments", width)) {
            assertThat(scene.text(title)).isVisible();
            var link =
                    scene.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Standard consultation"));
            assertThat(link).hasAttribute("href", URL);
            assertThat(link).containsText("80");
            assertThat(scene.tooWide()).isFalse();
            assertThat(scene.complaints()).isEmpty();
            assertThat(Axe.violations(scene.page())).isEmpty();
        }
    }
}
