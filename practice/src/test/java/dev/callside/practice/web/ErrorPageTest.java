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
    @ValueSource(ints = {400, 404, 405, 500, 501, 502, 503})
    void saysInBothLanguagesWhatToDo(int status) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("is")}) {
            var page = ErrorPage.html(status, locale, "/pay");
            assertThat(page)
                    .contains("<html lang=\"" + locale.getLanguage() + "\">", "href=\"/pay/callside/tokens.css\"")
                    .doesNotContain("{0}", "%");
        }
    }

    @Test
    void takesAMethodThatNobodyKnowsForTheCallersMistake() {
        assertThat(ErrorPage.html(501, Locale.ENGLISH, "/pay"))
                .contains("<h1>Method not allowed</h1>", "not for this HTTP method");

        var problem = Problem.ofStatus(501, Locale.ENGLISH);
        assertThat(problem.type()).endsWith("/method-not-allowed");
        assertThat(problem.status()).isEqualTo(501);
        assertThat(problem.detail()).contains("not for this HTTP method");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 414, 500, 501, 502, 503})
    void saysTheStatusThatItIsAnsweredWith(int status) {
        assertThat(Problem.ofStatus(status, Locale.ENGLISH).status()).isEqualTo(status);
    }

    @Test
    void leadsOnFromWhatPasses() {
        assertThat(ErrorPage.html(503, Locale.ENGLISH, "/pay"))
                .contains("<h1>Not available for a moment</h1>", "Load the page again");
    }
}
