package dev.callside.payments.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.RequestState;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that the patient is offered to pay only what nobody is paying, and that only the server says that it is paid. */
@ExtendWith(InChromium.class)
class FacesTest {
    private static final List<String> PHASES = List.of("closed", "opening", "form", "confirming", "checking");
    private static final Set<String> OFFERS = Set.of("ask", "form");

    private final BrowserModules browser;

    FacesTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED,closed,ask",
        "OPENED,opening,ask",
        "OPENED,form,form",
        "DECLINED,form,form",
        "DECLINED,closed,ask",
        "PAYING,closed,busy",
        "PAYING,form,busy",
        "PAYING,confirming,form",
        "PAYING,checking,checking",
        "OPENED,checking,checking",
        "CLOSING,closed,closing",
        "CLOSING,form,closing",
        "CLOSING,confirming,checking",
        "CANCELLED,form,gone",
        "EXPIRED,closed,gone",
        "PAID,confirming,paid",
        "PAID,checking,paid",
        "REFUNDED,closed,refunded"
    })
    void showsWhatTheServerSays(RequestState state, String phase, String face) {
        assertThat(face(state, phase, false, null)).isEqualTo(face);
    }

    @Test
    void continuesWithTheBankAfterAReload() {
        assertThat(face(RequestState.PAYING, "closed", false, "authenticate")).isEqualTo("authenticate");
        assertThat(face(RequestState.PAYING, "closed", true, "authenticate")).isEqualTo("checking");
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void neverSaysPaidUnlessTheServerDoes(RequestState state) {
        for (String phase : PHASES) {
            assertThat(face(state, phase, false, null).equals("paid")).isEqualTo(state == RequestState.PAID);
        }
    }

    /** That it is over may only be said when Stripe has said so: until then it may turn out to have been paid. */
    @ParameterizedTest
    @EnumSource(RequestState.class)
    void saysThatItIsOverOnlyWhenItIs(RequestState state) {
        for (String phase : PHASES) {
            assertThat(face(state, phase, false, null).equals("gone"))
                    .isEqualTo(
                            Set.of(RequestState.CANCELLED, RequestState.EXPIRED).contains(state));
        }
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void offersNothingWhileAPaymentMayBeUnderWay(RequestState state) {
        boolean begun = !Set.of(RequestState.REQUESTED, RequestState.OPENED, RequestState.DECLINED)
                .contains(state);
        for (String phase : PHASES) {
            boolean offered = OFFERS.contains(face(state, phase, true, null));
            assertThat(offered && begun).as(phase).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestState.class,
            names = {"CANCELLED", "EXPIRED"})
    void saysThatTheMoneyHasToGoBack(RequestState state) {
        for (String phase : PHASES) {
            assertThat(browser.call(
                            "/call/faces.js",
                            "face",
                            Map.of("state", state.label(), "unknown", false, "refund", Map.of("message", "Owed")),
                            phase))
                    .isEqualTo("owed");
        }
    }

    @Test
    void endsTheWaitOnlyWithNewsOfThisAttempt() {
        assertThat(settled("declined", "2026-01-01T00:00:01Z")).isEqualTo(false);
        assertThat(settled("declined", "2026-01-01T00:00:03Z")).isEqualTo(true);
        assertThat(settled("paid", "2026-01-01T00:00:03.5Z")).isEqualTo(true);
        assertThat(settled("paying", "2026-01-01T00:00:03Z")).isEqualTo(false);
    }

    private Object settled(String state, String changedAt) {
        return browser.call(
                "/call/faces.js", "settled", Map.of("state", state, "changedAt", changedAt), "2026-01-01T00:00:02Z");
    }

    private Object face(RequestState state, String phase, boolean unknown, String action) {
        Map<String, Object> request = new HashMap<>(Map.of("state", state.label(), "unknown", unknown));
        request.put("action", action);
        return browser.call("/call/faces.js", "face", request, phase);
    }
}
