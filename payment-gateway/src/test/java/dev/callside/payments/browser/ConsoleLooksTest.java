package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that each page of the console can be read, heard and used, on a phone and on a desk, in light and dark. */
@ExtendWith(InChromium.class)
class ConsoleLooksTest {

    private static final List<String> ROUTES = List.of(
            "credits",
            "credits/level/" + ConsoleScene.GROUP + "/use",
            "credits/level/" + ConsoleScene.GROUP + "/history",
            "credits/level/" + ConsoleScene.ANA + "/top-up",
            "credits/level/" + ConsoleScene.GROUP + "/cards",
            "credits/level/" + ConsoleScene.GROUP + "/alerts",
            "credits/buy",
            "client-payments");

    private final BrowserModules browser;

    ConsoleLooksTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({"en-AU,light,360", "is-IS,dark,360", "en-AU,dark,1600", "is-IS,light,1600"})
    void isForEverybody(String locale, String theme, int width) {
        for (String route : ROUTES) {
            try (var scene = ConsoleScene.show(browser, Map.of("locale", locale, "theme", theme), route, width)) {
                assertThat(scene.page().locator(".content h1:visible")).isVisible();
                assertThat(scene.page().locator("[aria-busy=true]:visible")).hasCount(0);
                scene.picture(route.replace('/', '-') + "-" + width + "-" + theme);
                assertThat(scene.tooWide())
                        .as(route + " is wider than the screen")
                        .isFalse();
                assertThat(scene.complaints()).as(route).isEmpty();
                assertThat(Axe.violations(scene.page())).as(route).isEmpty();
            }
        }
    }
}
