package dev.callside.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.key.ApiKey;
import dev.callside.practice.key.Scope;
import dev.callside.practice.launch.Session;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who an endpoint lets in, by what it says of itself. */
class SessionFilterTest {

    /** Endpoints as they may be written. */
    @SuppressWarnings("unused")
    private static final class Endpoints {

        @Allowed(placement = Placement.CALL, roles = Role.CLINICIAN)
        void cliniciansInCalls() {}

        @Allowed(
                placement = Placement.SETTINGS,
                roles = {Role.MANAGER, Role.CLINICIAN})
        void staffInSettings() {}

        @AnySession
        void everybody() {}

        void nobody() {}

        @Keyed(Scope.APPOINTMENTS_READ)
        void keysThatRead() {}
    }

    @Test
    void letsInTheRoleThatIsNamedThere() {
        assertThat(letIn("cliniciansInCalls")).containsExactly("CALL CLINICIAN");
        assertThat(letIn("staffInSettings")).containsExactlyInAnyOrder("SETTINGS MANAGER", "SETTINGS CLINICIAN");
    }

    @Test
    void letsInEverybodyWithASessionOnlyWhereThatIsSaid() {
        assertThat(letIn("everybody")).hasSize(Placement.values().length * Role.values().length);
        assertThat(letIn("nobody")).isEmpty();
    }

    @Test
    void letsInAKeyOnlyWhereItsScopeIsNamed() {
        for (var scope : Scope.values()) {
            var holder = new ApiKey.Holder(new PracticeId(UUID.randomUUID()), UUID.randomUUID(), "K", Set.of(scope));
            assertThat(SessionFilter.allowed(method("keysThatRead"), holder))
                    .as(scope.label())
                    .isEqualTo(scope == Scope.APPOINTMENTS_READ);
            assertThat(SessionFilter.allowed(method("staffInSettings"), holder)).isFalse();
            assertThat(SessionFilter.allowed(method("everybody"), holder)).isFalse();
            assertThat(SessionFilter.allowed(method("nobody"), holder)).isFalse();
        }
        assertThat(letIn("keysThatRead")).isEmpty();
    }

    private static List<String> letIn(String endpoint) {
        return Arrays.stream(Placement.values())
                .flatMap(placement -> Arrays.stream(Role.values())
                        .filter(role -> SessionFilter.allowed(method(endpoint), session(placement, role)))
                        .map(role -> placement + " " + role))
                .toList();
    }

    private static Method method(String name) {
        try {
            return Endpoints.class.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Session session(Placement placement, Role role) {
        var seat = placement == Placement.CALL
                ? Optional.of(new Session.Seat(new CallId(UUID.randomUUID()), new ParticipantId(UUID.randomUUID())))
                : Optional.<Session.Seat>empty();
        return new Session(
                new PracticeId(UUID.randomUUID()),
                "host",
                placement,
                role,
                "s",
                "S",
                Locale.ENGLISH,
                seat,
                Instant.MAX);
    }
}
