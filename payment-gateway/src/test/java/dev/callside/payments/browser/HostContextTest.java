package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that a page keeps its host's colours until the host gives others, or none. */
@ExtendWith(InChromium.class)
class HostContextTest {

    private static final Pattern HOSTS = Pattern.compile("#5b21b6");
    private static final Pattern ANOTHER = Pattern.compile("#9d174d");

    private final Page page;

    HostContextTest(BrowserModules browser) {
        page = browser.open("/framed.html", 360, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void change(String locale, Object style) {
        Map<String, Object> context = new HashMap<>(Map.of("theme", "light", "locale", locale));
        if (style != null) {
            context.put("style", style);
        }
        page.evaluate("context => window.scene.change(context)", context);
    }

    private void shows(Pattern colour) {
        assertThat(page.locator("html")).hasAttribute("style", colour);
    }

    @Test
    void keepsTheColoursThatAChangeSaysNothingOf() {
        assertThat(page.getByText("Request payment").first()).isVisible();
        shows(HOSTS);

        change("is-IS", null);
        assertThat(page.getByText("Óska eftir greiðslu").first()).isVisible();
        shows(HOSTS);

        change("is-IS", Map.of("color_highlight", "#9d174d"));
        shows(ANOTHER);
        change("en-AU", null);
        assertThat(page.getByText("Request payment").first()).isVisible();
        shows(ANOTHER);

        change("en-AU", Map.of());
        assertThat(page.locator("html")).not().hasAttribute("style", ANOTHER);
    }
}
