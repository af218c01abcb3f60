package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that no request is bound to somebody who has left, unless the clinician says so. */
@ExtendWith(InChromium.class)
class WhoPaysTest {

    private static final String NOBODY = "Nobody else is in the call";

    private final Page page;

    WhoPaysTest(BrowserModules browser) {
        page = browser.open("/framed.html", 360, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void bring(List<Map<String, Object>> patients) {
        assertThat(page.getByText(NOBODY)).isVisible();
        page.evaluate("patients => window.scene.bring(patients)", patients);
    }

    private static Map<String, Object> patient(String id, String name, boolean present) {
        return Map.of("id", id, "name", name, "present", present);
    }

    private Object asked() {
        page.getByLabel("Amount").fill("80.00");
        page.getByLabel("Description").fill("Standard consultation");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Request payment"))
                .click();
        page.waitForCondition(() -> (boolean) page.evaluate("() => window.scene.asked.length > 0"));
        return page.evaluate("() => window.scene.asked[0].patient");
    }

    @Test
    void theOnlyOneWhoIsThere() {
        bring(List.of(patient("a", "Kim Berg", true)));
        assertThat(page.getByText(NOBODY)).hasCount(0);
        assertThat(asked()).isEqualTo("a");
    }

    @Test
    void whoeverComesWhereTheOnlyOneHasLeft() {
        bring(List.of(patient("a", "Kim Berg", true)));
        assertThat(page.getByText(NOBODY)).hasCount(0);
        page.evaluate("patients => window.scene.bring(patients)", List.of(patient("a", "Kim Berg", false)));
        assertThat(page.getByText(NOBODY)).isVisible();
        assertThat(asked()).isNull();
    }

    @Test
    void theOneWhoIsChosenWhereThereWereSeveral() {
        bring(List.of(patient("a", "Kim Berg", false), patient("b", "Lou Berg", true)));
        page.getByLabel("Who pays").selectOption("b");
        assertThat(asked()).isEqualTo("b");
    }
}
