package dev.callside.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that outside of JAX-RS, too, a database that is away is no bug, and that people get words and not JSON. */
class ErrorPageTest {

    @Test
    void saysThatTheServiceIsAwayWhereTheDatabaseIs() {
        var away = new IllegalStateException("no transaction", new SQLException("connection refused", "08001"));
        assertThat(ErrorServlet.status(Optional.of(away), 500)).isEqualTo(503);
        assertThat(ErrorServlet.status(Optional.of(new IllegalStateException("a bug")), 500))
                .isEqualTo(500);
        assertThat(ErrorServlet.status(Optional.empty(), 404)).isEqualTo(404);
    }

    @Test
    void isForPeopleOnly() {
        assertThat(ErrorPage.wanted("text/html,application/xhtml+xml,*/*;q=0.8"))
                .isTrue();
        assertThat(ErrorPage.wanted("*/*")).isFalse();
        assertThat(ErrorPage.wanted("application/json")).isFalse();
        assertThat(ErrorPage.wanted(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 500, 502, 503})
    void saysInBothLanguagesWhatToDo(int status) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("is")}) {
            var page = ErrorPage.html(status, locale, "/pay");
            assertThat(page)
                    .contains("<html lang=\"" + locale.getLanguage() + "\">", "href=\"/pay/callside/tokens.css\"")
                    .doesNotContain("{0}", "%");
        }
    }

    @Test
    void leadsOnFromWhatPasses() {
        assertThat(ErrorPage.html(503, Locale.ENGLISH, "/pay"))
                .contains("<h1>Not available for a moment</h1>", "Load the page again");
    }
}
