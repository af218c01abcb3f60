package dev.callside.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that whatever a host calls its people, nobody gains a right that was not named exactly. */
class RoleTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void readsItsOwnLabel(Role role) {
        assertThat(Role.named(List.of(role.label()))).containsExactly(role);
    }

    @Test
    void makesUnknownRolesObservers() {
        assertThat(Role.named(List.of("admin", "CLINICIAN", " clinician"))).containsExactly(Role.OBSERVER);
        assertThat(Role.named(List.of())).containsExactly(Role.OBSERVER);
    }

    @Test
    void seatsAManagerInACallAsAnObserver() {
        assertThat(Placement.CALL.seat(Set.of(Role.MANAGER))).isEqualTo(Role.OBSERVER);
    }

    @Test
    void seatsSomebodyWithBothRolesAsTheClinicianInACall() {
        assertThat(Placement.CALL.seat(Set.of(Role.PATIENT, Role.CLINICIAN))).isEqualTo(Role.CLINICIAN);
    }

    @Test
    void seatsAPractitionerInTheSettings() {
        assertThat(Placement.SETTINGS.seat(Set.of(Role.CLINICIAN))).isEqualTo(Role.CLINICIAN);
        assertThat(Placement.SETTINGS.seat(Set.of(Role.PATIENT))).isEqualTo(Role.OBSERVER);
    }
}
