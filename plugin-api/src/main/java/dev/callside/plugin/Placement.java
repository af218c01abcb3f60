package dev.callside.plugin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where in the host an app's page is framed. */
public enum Placement {
    /** Beside the video, for everybody in one call. */
    CALL,
    /** In the host's configuration, outside any call. */
    SETTINGS;

    public static Optional<Placement> named(String label) {
        return List.of(values()).stream().filter(p -> p.label().equals(label)).findFirst();
    }

    /** The one role that somebody with these roles has here: the first of the placement's that they hold, else observer. */
    public Role seat(Set<Role> roles) {
        return seats().stream().filter(roles::contains).findFirst().orElse(Role.OBSERVER);
    }

    private List<Role> seats() {
        return switch (this) {
            case CALL -> List.of(Role.CLINICIAN, Role.PATIENT);
            case SETTINGS -> List.of(Role.MANAGER, Role.CLINICIAN);
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
