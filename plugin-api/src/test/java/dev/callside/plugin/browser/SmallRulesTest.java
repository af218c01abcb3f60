package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves the small rules of the browser half: ids in the order of time, and host colours that stay readable. */
@ExtendWith(InChromium.class)
class SmallRulesTest {
    private final BrowserModules browser;

    SmallRulesTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void makesUuidsOfVersionSevenThatCarryTheirTime() {
        String made = (String) browser.call("/callside/uuid.js", "uuid7", 1_767_225_600_000.0);
        UUID uuid = UUID.fromString(made);
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(1_767_225_600_000L);
    }

    @Test
    void makesNoUuidTwice() {
        Object distinct = browser.run(
                "const { uuid7 } = await import('/callside/uuid.js'); return new Set(Array.from({ length: 10000 }, () => uuid7(0))).size;");
        assertThat(distinct).isEqualTo(10_000);
    }

    @Test
    void takesTheHostsColourOnlyWhereTextStaysReadable() {
        assertThat(colours("light", "#1a237e"))
                .containsEntry("--accent", "#1a237e")
                .containsEntry("--on-accent", "#ffffff");
        assertThat(colours("light", "#ffeb3b")).isEmpty();
        assertThat(colours("dark", "#1a237e")).isEmpty();
        assertThat(colours("dark", "#ffeb3b")).containsEntry("--on-accent", "#000000");
    }

    @Test
    void takesNothingThatIsNoColour() {
        for (String value : List.of("red; background: url(//evil.test)", "var(--ink)", "url(x)", "#12345", "")) {
            assertThat(colours("light", value)).as(value).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> colours(String theme, String highlight) {
        return (Map<String, String>)
                browser.call("/callside/theme.js", "colours", theme, Map.of("color_highlight", highlight));
    }
}
