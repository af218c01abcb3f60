package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that a page whose session has ended keeps what was typed in it, whatever the call's host does then. */
@ExtendWith(InChromium.class)
class LaunchAgainTest {

    private final Page page;

    LaunchAgainTest(BrowserModules browser) {
        page = browser.open("/framed.html", 360, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private Locator amount() {
        return page.getByLabel("Amount");
    }

    private Locator refused() {
        return page.getByText("The video call did not let this panel in.");
    }

    private void typed() {
        amount().fill("80.00");
        assertThat(amount()).hasValue("80.00");
    }

    @Test
    void keepsThePageWhenTheHostDoesNotSignAndGoesOnByItselfWhenItDoes() {
        typed();
        page.evaluate("() => window.scene.end(false)");
        assertThat(refused()).isVisible();
        assertThat(page.getByText("nothing you typed is lost")).isVisible();
        assertThat(amount()).hasValue("80.00");
        assertThat(Axe.violations(page)).isEmpty();

        page.evaluate("() => { window.scene.signing = true; }");

        assertThat(refused()).hasCount(0);
        assertThat(amount()).hasValue("80.00");
        assertThat(page.evaluate("() => window.scene.good")).isEqualTo("t2");
    }

    @Test
    void triesAgainAtOnceWhenAsked() {
        typed();
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + 30_000);
        page.evaluate("() => window.scene.end(false)");
        page.clock().runFor(300); // the first pause is over, and the second is longer than what is left of this
        assertThat(refused()).isVisible();
        page.evaluate("() => { window.scene.signing = true; }");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .click();

        assertThat(refused()).hasCount(0);
        assertThat(amount()).hasValue("80.00");
    }

    @Test
    void noticesNothingWhereTheHostSigns() {
        typed();
        page.evaluate("() => window.scene.end(true)");
        page.waitForCondition(() -> "t2".equals(page.evaluate("() => window.scene.good")));
        assertThat(refused()).hasCount(0);
        assertThat(amount()).hasValue("80.00");
    }
}
