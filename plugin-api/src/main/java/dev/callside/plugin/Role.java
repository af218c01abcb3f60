package dev.callside.plugin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a participant may do. A host's role that is not listed here becomes {@link #OBSERVER}, who may only watch. */
public enum Role {
    CLINICIAN,
    PATIENT,
    MANAGER,
    OBSERVER;

    /** The roles that a host's names stand for; never empty, because a launch without a known role is an observer's. */
    public static Set<Role> named(Collection<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> roles.add(named(name)));
        return roles.isEmpty() ? EnumSet.of(OBSERVER) : roles;
    }

    private static Role named(String name) {
        for (var role : values()) {
            if (role.label().equals(name)) {
                return role;
            }
        }
        return OBSERVER;
    }

    /** The name on the wire, in JSON and in the launch token. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
