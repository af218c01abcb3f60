package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that a patient who listens to the page hears what is asked for, though the panel opens by itself and takes no focus. */
@ExtendWith(InChromium.class)
class HeardTest {

    /** What is said with the page's first words is no news to a voice: the place has to be there, and empty, before. */
    private static final String SHOW = """
            async requests => {
              const [{ loadBundle, Words }] = await Promise.all([import('/callside/messages.js'), import('/call/call-page.js'), import('/call/patient-panel.js')]);
              const words = new Words('en-AU', await loadBundle('en-AU', ['/callside/messages/', '/messages/call.', '/messages/patient.']), 'UTC');
              const page = document.createElement('call-page');
              const more = { unknown: false, amount: 8000, currency: 'AUD', description: 'Consultation', clinician: 'Dr Ana Ruiz',
                requestedAt: '2026-11-27T10:00:00Z', changedAt: '2026-11-27T10:00:00Z', canCancel: false, canPay: true };
              window.bring = (requests) => { page.state = { viewer: 'patient', practice: { name: 'Harbour Practice', zone: 'UTC' },
                account: {}, call: { state: 'live' }, requests: requests.map((each) => ({ ...more, ...each })) }; };
              Object.assign(page, { app: { me: {}, bridge: {} }, words, connection: 'live' });
              window.bring(requests);
              document.getElementById('app').replaceChildren(page);
              await page.updateComplete;
              return page.querySelector('[role=status]').textContent;
            }""";

    private final Page page;

    HeardTest(BrowserModules browser) {
        page = browser.open("/row.html", 360, 700);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private static String request(String id, int amount, String state) {
        return "{ id: '" + id + "', amount: " + amount + ", state: '" + state + "' }";
    }

    private Object show(String... requests) {
        return page.evaluate("(" + SHOW + ")([" + String.join(", ", requests) + "])");
    }

    @Test
    void saysWhatIsAskedForWhenThePanelOpens() {
        assertThat(show(request("b", 9900, "paid"), request("a", 8000, "requested")))
                .isEqualTo("");
        var heard = page.getByRole(AriaRole.STATUS);
        var place = heard.elementHandle();

        assertThat(heard).containsText("80.00 asked for");
        assertThat(heard).not().containsText("Thank you");

        page.evaluate("() => window.bring([" + request("a", 8000, "paid") + "])");
        assertThat(heard).containsText("Thank you. Your payment has been received.");
        assertThat(place.textContent()).contains("Thank you");
    }

    @Test
    void saysNothingAnewOfWhatIsDone() {
        assertThat(show(request("a", 8000, "paid"))).isEqualTo("");
        page.evaluate(
                "() => window.bring([" + request("a", 8000, "paid") + ", " + request("b", 9900, "requested") + "])");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("99.00 asked for");
        assertThat(page.getByRole(AriaRole.STATUS)).not().containsText("Thank you");
    }
}
