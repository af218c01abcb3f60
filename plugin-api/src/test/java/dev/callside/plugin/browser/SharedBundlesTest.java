package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that every shared text is there in every language, with the same parameters. */
@ExtendWith(InChromium.class)
class SharedBundlesTest {
    private final BrowserModules browser;

    SharedBundlesTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console."})
    void sayTheSameInEveryLanguage(String name) {
        String bundle = "/callside/messages/" + name;
        assertThat(Bundles.keys(browser, bundle + "en.json")).isNotEmpty();
        assertThat(Bundles.differences(browser, bundle + "en.json", bundle + "is.json"))
                .isEmpty();
    }
}
