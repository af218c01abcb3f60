package dev.callside.practice.testing;

import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Sessions of people who configure, as if a host had launched them. */
public final class TestSessions {

    private TestSessions() {}

    /** Mia, who manages the practice. */
    public static Session manager(PracticeId practice) {
        return of(practice, Role.MANAGER, "mia", "Mia");
    }

    public static Session of(PracticeId practice, Role role, String subject, String name) {
        return new Session(
                practice,
                "host",
                Placement.SETTINGS,
                role,
                subject,
                name,
                Locale.ENGLISH,
                Optional.empty(),
                Instant.MAX);
    }
}
