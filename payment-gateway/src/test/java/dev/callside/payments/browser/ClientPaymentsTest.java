package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that what the manager decides about an account names the one that they looked at. */
@ExtendWith(InChromium.class)
class ClientPaymentsTest {

    private final BrowserModules browser;

    ClientPaymentsTest(BrowserModules browser) {
        this.browser = browser;
    }

    private ConsoleScene show(String state) {
        var account = Map.of("state", state, "linking", "oauth", "id", "acct_1", "name", "New Harbour");
        Map<String, Object> options = Map.of("locale", "en-AU", "given", Map.of("account", account));
        return ConsoleScene.show(browser, options, "client-payments", 1280);
    }

    @Test
    void rejectsTheAccountThatWaitsAndNoOther() {
        try (var scene = show("pending")) {
            scene.button("Not this one").click();
            assertThat(scene.button("Not this one")).isEnabled();

            assertThat(scene.changes()).isEqualTo(List.of("DELETE account?id=acct_1&pending=true"));
        }
    }

    @Test
    void removesTheAccountThatWasAskedAbout() {
        try (var scene = show("active")) {
            scene.button("Remove").click();
            var dialog = scene.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("New Harbour");
            scene.server("page.state = { ...page.state, account: { ...page.state.account, id: 'acct_2' } };");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                    .click();
            assertThat(dialog).isHidden();

            assertThat(scene.changes()).isEqualTo(List.of("DELETE account?id=acct_1&pending=false"));
        }
    }
}
