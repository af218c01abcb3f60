package dev.callside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every seat of a call has the address that the reference gives it, and nobody else has one. */
class PageServletTest {

    @ParameterizedTest
    @ValueSource(strings = {"clinician", "patient", "patient-2", "patient-99", "patient/2", "observer"})
    void opensTheSideOf(String seat) {
        assertThat(PageServlet.page("/call", "/my-call-1/" + seat)).contains("call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "manager", "patient-", "patient-0", "patient-100", "Patient", "patient-2/x"})
    void knowsNoSideOf(String seat) {
        assertThat(PageServlet.page("/call", "/my-call-1/" + seat)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "-", "1234567890123456789012345678901234567890123456789012345678901234"})
    void takesAsAnId(String call) {
        assertThat(PageServlet.page("/call", "/" + call + "/patient")).contains("call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Demo1", "á", "a_b", "12345678901234567890123456789012345678901234567890123456789012345"})
    void takesNotAsAnId(String call) {
        assertThat(PageServlet.page("/call", "/" + call + "/patient")).isEmpty();
    }
}
