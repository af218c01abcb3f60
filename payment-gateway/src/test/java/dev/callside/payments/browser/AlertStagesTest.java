package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the numbers at which an alert goes out are those that were typed, or refused. */
@ExtendWith(InChromium.class)
class AlertStagesTest {

    private static final String FIELD = "Tell when the balance falls to";
    private static final String ROUTE = "credits/level/" + ConsoleScene.GROUP + "/alerts";

    private final BrowserModules browser;

    AlertStagesTest(BrowserModules browser) {
        this.browser = browser;
    }

    private Object read(String typed) {
        return browser.run(
                "const { wholes } = await import('/credits/typed.js');"
                        + " return wholes(given.typed).map(({ value }) => value).join(' ');",
                Map.of("typed", typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100, 25, 0|100 25 0",
                "1,000, 50|1000 50",
                "1.204, 50|1204 50",
                "1 000|1000",
                "1\u00a0000; 50|1000 50",
                "1,000,000,  25 , 0,|1000000 25 0"
            })
    void readsNumbersAsThePageWritesThem(String typed, String read) {
        assertThat(read(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 000", "100,25,0", "100 25 0", "007", "0,100", "1,00", "ten"})
    void refusesWhatCouldMeanSomethingElse(String typed) {
        assertThat(browser.run(
                        "const { wholes } = await import('/credits/typed.js');"
                                + " return wholes(given.typed).some(({ value }) => value === null);",
                        Map.of("typed", typed)))
                .isEqualTo(true);
    }

    @Test
    void savesWhatWasTypedOrSaysWhatIsWrongWithIt() {
        try (var scene = ConsoleScene.show(browser, ROUTE)) {
            var stages = scene.page().getByLabel(FIELD);
            stages.fill("1, 000, 50");
            scene.button("Save alerts").click();
            assertThat(scene.text("“000” is not a whole number of credits.")).isVisible();
            assertThat(stages).isFocused();
            assertThat(scene.changes()).isEmpty();

            stages.fill("1,000, 50");
            scene.button("Save alerts").click();
            assertThat(scene.page().locator("level-alerts [role=status]")).hasText("Saved");
            assertThat(scene.sent()).asString().contains("stages=[1000, 50]");
        }
    }
}
