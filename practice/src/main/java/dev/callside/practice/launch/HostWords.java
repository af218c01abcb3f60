package dev.callside.practice.launch;

import dev.callside.plugin.CallEvent;
import dev.callside.plugin.VerifiedLaunch;
import java.time.Instant;

/**
 * How much of a host's own words can be kept, whichever adapter has read them. A signature says whose they are, not that
 * they fit.
 */
final class HostWords {

    /** Ids are in indexes, which take no more than some hundred bytes without harm. */
    private static final int LONGEST = 255;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private HostWords() {}

    static boolean fit(VerifiedLaunch launch) {
        return fit(launch.subject())
                && fit(launch.deploymentId())
                && fit(launch.tokenId())
                && launch.callId().map(HostWords::fit).orElse(true)
                && within(launch.name());
    }

    static boolean fit(CallEvent event) {
        return fit(event.id())
                && fit(event.deploymentId())
                && fit(event.callId())
                && !event.at().isBefore(EARLIEST)
                && event.at().isBefore(LATEST)
                && event.person().map(HostWords::fit).orElse(true);
    }

    private static boolean fit(CallEvent.Person person) {
        return fit(person.subject()) && within(person.name());
    }

    /** An id. */
    static boolean fit(String text) {
        return !text.isBlank() && within(text);
    }

    /** PostgreSQL keeps any text but one with a NUL. */
    private static boolean within(String text) {
        return text.length() <= LONGEST && text.indexOf('\0') < 0;
    }
}
