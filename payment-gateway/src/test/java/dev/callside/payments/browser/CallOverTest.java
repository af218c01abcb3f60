package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a panel keeps what it shows when its call is long over, says so, and can be looked at again. */
@ExtendWith(InChromium.class)
class CallOverTest {

    private static final String SHOW = """
            async ([locale, viewer, connection]) => {
              const [{ loadBundle, Words }] = await Promise.all([import('/callside/messages.js'), import('/call/call-page.js'),
                import('/call/clinician-panel.js'), import('/call/request-form.js'), import('/call/patient-panel.js')]);
              const words = new Words(locale, await loadBundle(locale, ['/callside/messages/', '/messages/call.', `/messages/${viewer}.`]), 'UTC');
              const page = document.createElement('call-page');
              document.documentElement.lang = locale.slice(0, 2);
              Object.assign(page, { app: { me: {}, bridge: { share: () => Promise.reject(new Error('the call has ended')) } }, words, connection, state: {
                viewer, practice: { name: 'Harbour Practice', zone: 'UTC' }, now: '2026-11-27T10:00:00Z',
                account: { state: 'active', currency: 'AUD',
                  currencies: [{ code: 'AUD', exponent: 2, step: 1, minimum: 50, maximum: 99999999 }] },
                call: { state: connection === 'over' ? 'over' : 'live' }, patients: [], requests: [] } });
              document.getElementById('app').replaceChildren(page);
            }""";

    private static final String OPEN = """
            () => {
              const page = document.querySelector('call-page');
              page.state = { ...page.state, call: { state: 'ended' }, requests: [{ id: 'a', state: 'requested', unknown: false,
                amount: 8000, currency: 'AUD', description: 'Consultation', clinician: 'Dr Ana Ruiz', canCancel: true,
                requestedAt: '2026-11-27T10:00:00Z', changedAt: '2026-11-27T10:00:00Z', canPay: false }] };
            }""";

    private final BrowserModules browser;

    CallOverTest(BrowserModules browser) {
        this.browser = browser;
    }

    private Page show(String locale, int width, String viewer, String connection) {
        var page = browser.open("/row.html", width, 700);
        page.evaluate(SHOW, List.of(locale, viewer, connection));
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "en-AU, 360, patient, Look again, The call is over:",
        "en-AU, 1600, clinician, Look again, The call is over:",
        "is-IS, 360, clinician, Athuga aftur, Símtalinu er lokið:",
        "is-IS, 1600, patient, Athuga aftur, Símtalinu er lokið:"
    })
    void saysThatNothingChangesByItselfAnyMore(String locale, int width, String viewer, String button, String text) {
        try (var context = show(locale, width, viewer, "over").context()) {
            var page = context.pages().get(0);
            assertThat(page.getByText(text)).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)))
                    .isVisible();
            assertThat(Axe.violations(page)).isEmpty();
            Object tooWide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
            assertThat(tooWide).isEqualTo(false);
        }
    }

    /** The host says so; within the grace period what was asked for is still open. */
    @ParameterizedTest
    @CsvSource({
        "en-AU, 360, Amount, The call has ended, can still be paid",
        "is-IS, 1600, Upphæð, Símtalinu er lokið, er enn hægt að greiða"
    })
    void asksForNothingNewAndSaysWhatCanStillBeDone(
            String locale, int width, String amount, String title, String left) {
        try (var context = show(locale, width, "clinician", "live").context()) {
            var page = context.pages().get(0);
            page.getByLabel(amount).fill("80");

            page.evaluate("() => { document.querySelector('call-page').ended = true; }");
            assertThat(page.getByText(title)).isVisible();
            assertThat(page.getByLabel(amount)).hasCount(0);
            assertThat(heading(page)).isFocused();
            assertThat(page.getByText(left)).hasCount(0);

            page.evaluate(OPEN);
            assertThat(page.getByText(left)).isVisible();
            // The host opens no panels any more: nobody is told that this did not work.
            assertThat(page.locator(".notice.amber")).hasCount(0);
            assertThat(Axe.violations(page)).isEmpty();
        }
    }

    /** Most end it in the host's page, and go on there. */
    @Test
    void takesNoFocusFromWhoeverWasNotInTheForm() {
        try (var context = show("en-AU", 360, "clinician", "live").context()) {
            var page = context.pages().get(0);
            page.evaluate(OPEN.replace("'ended'", "'live'"));
            var cancel = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"));
            cancel.focus();
            page.evaluate("() => { document.querySelector('call-page').ended = true; }");
            assertThat(page.getByText("The call has ended")).isVisible();
            assertThat(cancel).isFocused();

            page.evaluate(
                    "() => { document.querySelector('call-page').ended = false; document.activeElement.blur(); }");
            assertThat(page.getByLabel("Amount")).isVisible();
            page.evaluate("() => { document.querySelector('call-page').ended = true; }");
            assertThat(page.getByText("The call has ended")).isVisible();
            assertThat(heading(page)).not().isFocused();
        }
    }

    private static Locator heading(Page page) {
        return page.locator("clinician-panel h1");
    }

    @Test
    void saysNothingOfItWhileTheCallGoesOn() {
        try (var context = show("en-AU", 360, "patient", "live").context()) {
            var page = context.pages().get(0);
            assertThat(page.getByText("Nothing to pay")).isVisible();
            assertThat(page.getByText("The call is over:")).hasCount(0);
        }
    }
}
