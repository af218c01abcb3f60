package dev.callside.sandbox.host;

import static dev.callside.sandbox.host.HostFixture.ANA;
import static dev.callside.sandbox.host.HostFixture.KIM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A reload is not a leave, a call that is over stays over, and apps are told of exactly what happened. */
class CallsTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final HostFixture host = new HostFixture();
    private final Calls calls = host.calls;
    private final String call = host.call;

    @Test
    void startsWithTheFirstWhoJoins() {
        calls.join(call, ANA);
        host.clock.forward(MOMENT);
        calls.join(call, KIM);

        assertThat(host.told())
                .containsExactly("call.started", "participant.joined clinician-ana", "participant.joined patient-kim");
    }

    @Test
    void tellsNothingOfASecondWindow() {
        calls.join(call, ANA);
        calls.join(call, ANA);

        assertThat(host.told()).containsExactly("call.started", "participant.joined clinician-ana");
    }

    @Test
    void takesAReloadForNoLeave() {
        calls.join(call, ANA);
        calls.gone(call, ANA);
        host.clock.forward(Calls.GRACE.minus(MOMENT));
        calls.sweep();
        calls.join(call, ANA);
        host.clock.forward(Calls.GRACE);
        calls.sweep();

        assertThat(host.told()).containsExactly("call.started", "participant.joined clinician-ana");
    }

    @Test
    void countsWhoStaysAwayAsLeft() {
        calls.join(call, ANA);
        calls.gone(call, ANA);
        host.clock.forward(Calls.GRACE);
        calls.sweep();
        calls.join(call, ANA);

        assertThat(host.told())
                .containsExactly(
                        "call.started",
                        "participant.joined clinician-ana",
                        "participant.left clinician-ana",
                        "participant.joined clinician-ana");
    }

    @Test
    void needsNoGraceForAGoodbye() {
        calls.join(call, KIM);
        calls.leave(call, KIM);
        calls.leave(call, KIM);

        assertThat(host.told())
                .containsExactly("call.started", "participant.joined patient-kim", "participant.left patient-kim");
    }

    @Test
    void endsForEverybodyAndOnlyOnce() {
        calls.join(call, ANA);
        calls.join(call, KIM);
        host.clock.forward(MOMENT);

        assertThat(calls.end(call)).isTrue();
        assertThat(calls.end(call)).isFalse();
        assertThat(host.told())
                .endsWith("participant.left clinician-ana", "participant.left patient-kim", "call.ended");
    }

    @Test
    void takesNobodyIntoACallThatIsOver() {
        calls.join(call, ANA);
        calls.end(call);

        assertThat(calls.join(call, KIM).ended()).isTrue();
        assertThat(host.told()).doesNotContain("participant.joined patient-kim");
    }

    @Test
    void endsByItselfWhenNobodyComesBack() {
        calls.join(call, ANA);
        calls.leave(call, ANA);
        host.clock.forward(Calls.EMPTY.minus(MOMENT));
        assertThat(calls.sweep()).doesNotContain(call);

        host.clock.forward(MOMENT);
        assertThat(calls.sweep()).contains(call);
        assertThat(host.told()).endsWith("call.ended");
    }

    @Test
    void givesBrowsersTimeToFindARestartedServer() {
        calls.join(call, ANA);
        calls.restarted();
        host.clock.forward(Calls.GRACE);
        calls.sweep();
        calls.join(call, ANA);

        assertThat(host.told()).containsExactly("call.started", "participant.joined clinician-ana");
    }

    @Test
    void remembersThatTheAppWasShared() {
        assertThat(calls.join(call, KIM).shared()).isFalse();
        assertThat(calls.share(call)).isTrue();
        assertThat(calls.join(call, KIM).shared()).isTrue();
    }

    @Test
    void sharesNothingInACallThatIsOverOrNeverWas() {
        calls.join(call, ANA);
        calls.end(call);

        assertThat(calls.share(call)).isFalse();
        assertThat(calls.share("no-such-call")).isFalse();
    }

    @Test
    void leadsEverybodyToTheSameNextCall() {
        calls.join(call, ANA);
        assertThat(calls.after(call)).isEmpty();
        calls.end(call);

        assertThat(calls.after(call)).isPresent().isEqualTo(calls.after(call));
    }
}
