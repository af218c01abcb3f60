package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that every shared text is there in every language, with the same parameters. */
@ExtendWith(InChromium.class)
class SharedBundlesTest {
    @Test
    void sayTheSameInEveryLanguage(BrowserModules browser) {
        assertThat(Bundles.keys(browser, "/callside/messages/en.json")).isNotEmpty();
        assertThat(Bundles.differences(browser, "/callside/messages/en.json", "/callside/messages/is.json"))
                .isEmpty();
    }
}
