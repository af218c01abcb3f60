package dev.callside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that help leads to a page that the product serves, in the reader's language. */
class HelpServletTest {

    @ParameterizedTest
    @CsvSource({"is, is", "en, en", "de, en", "../x, en", ", en"})
    void leadsToThePageOfThatLanguage(String asked, String language) {
        assertThat(HelpServlet.page("http://127.0.0.1:8080", asked))
                .isEqualTo("http://127.0.0.1:8080/pay/help/" + language + ".html");
        assertThat(Files.exists(Path.of("../payment-gateway/src/main/webapp/help/" + language + ".html")))
                .isTrue();
    }
}
