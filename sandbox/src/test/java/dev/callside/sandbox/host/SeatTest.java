package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address names one person, the same everywhere. */
class SeatTest {

    @Test
    void givesFurtherPatientsASeatOfTheirOwn() {
        assertThat(Seat.of("patient-2")).map(Seat::sub).contains("patient-jon");
        assertThat(Seat.of("patient-17")).map(Seat::name).contains("Guest 17");
    }

    @Test
    void leavesTheManagerOutOfCalls() {
        assertThat(HostFixture.SAM.inCalls()).isFalse();
        assertThat(HostFixture.KIM.inCalls()).isTrue();
    }

    @Test
    void configuresWithoutACallAsManagerOrClinician() {
        assertThat(HostFixture.SAM.mayBe(false)).isTrue();
        assertThat(HostFixture.SAM.mayBe(true)).isFalse();
        assertThat(Seat.of("clinician").orElseThrow().mayBe(false)).isTrue();
        assertThat(Seat.of("clinician").orElseThrow().mayBe(true)).isTrue();
        assertThat(HostFixture.KIM.mayBe(false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "doctor", "patient-", "patient-0", "patient-1", "patient-100", "patient-2x", "Patient"})
    void knowsNobodyElse(String seat) {
        assertThat(Seat.of(seat)).isEmpty();
    }
}
