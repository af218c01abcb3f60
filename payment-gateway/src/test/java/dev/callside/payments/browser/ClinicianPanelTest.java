package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the clinician reads what is true of each request, and that each one opens the patient's panel. */
@ExtendWith(InChromium.class)
class ClinicianPanelTest {

    private static final String LARGE = "Stripe does not take an amount this large on the practice's account.";

    private final Page page;

    ClinicianPanelTest(BrowserModules browser) {
        page = browser.open("/row.html", 360, 900);
    }

    @BeforeEach
    void open() {
        page.evaluate("() => import('/clinician.js').then(({ open }) => open('en-AU'))");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void bring(List<Map<String, Object>> requests) {
        page.evaluate("requests => import('/clinician.js').then(({ bring }) => bring(requests))", requests);
    }

    private static Map<String, Object> request(String id, String state) {
        return Map.of("id", id, "state", state);
    }

    private Object shares() {
        return page.evaluate("() => window.scene.shares");
    }

    private Locator row(int number) {
        return page.locator("request-row").nth(number);
    }

    @Test
    void opensThePatientsPanelForEachRequest() {
        bring(List.of(request("a", "requested")));
        assertThat(shares()).isEqualTo(1);
        bring(List.of(request("a", "opened")));
        bring(List.of(request("a", "paid")));
        assertThat(shares()).isEqualTo(1);

        bring(List.of(request("b", "requested"), request("a", "paid")));
        bring(List.of(request("b", "declined"), request("a", "paid")));
        assertThat(shares()).isEqualTo(2);
    }

    @Test
    void leavesThePatientsPanelAloneWhereEverythingIsSettled() {
        bring(List.of(request("c", "closing"), request("b", "expired"), request("a", "paid")));
        assertThat(shares()).isEqualTo(0);
    }

    @Test
    void saysEachTimeThatThePanelMayNotHaveOpened() {
        page.evaluate("() => { window.scene.sharing = false; }");
        bring(List.of(request("a", "requested")));
        var failed = page.getByText("The patient's panel may not have opened by itself.");
        assertThat(failed).isVisible();

        page.evaluate("() => { window.scene.sharing = true; }");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .click();
        assertThat(failed).hasCount(0);
        assertThat(shares()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"requested,can no longer pay it then", "paying,is paying it right now"})
    void saysBeforeCancellingThatAPaymentThatComesFirstStays(String state, String sentence) {
        bring(List.of(request("a", state)));
        ask(0);
        assertThat(dialog()).containsText(sentence);
        assertThat(dialog()).containsText("stays paid");
        assertThat(dialog()).not().containsText("refund");
    }

    /** Two rows, of which each has asked once. */
    @Test
    void asksAboutTheRequestThatIsToBeCancelled() {
        bring(List.of(request("b", "requested"), with(request("a", "requested"), Map.of("amount", 9900))));
        ask(0);
        assertThat(dialog("80.00")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);

        ask(1);

        assertThat(dialog("99.00")).isVisible();
        assertThat(dialog("80.00")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void saysWhatStripeItselfRefused() {
        var refused = Map.of("closedBy", "Stripe", "failure", Map.of("code", "amount_too_large", "message", LARGE));
        bring(List.of(with(request("a", "cancelled"), refused)));
        assertThat(row(0)).containsText("Cancelled by Stripe");
        assertThat(row(0)).containsText(LARGE);
    }

    private static Map<String, Object> with(Map<String, Object> request, Map<String, Object> more) {
        var both = new HashMap<>(request);
        both.putAll(more);
        return both;
    }

    private void ask(int number) {
        row(number)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel request"))
                .click();
        assertThat(page.locator("dialog[open]")).hasCount(1);
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** By what a screen reader reads first. */
    private Locator dialog(String amount) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(amount));
    }
}
