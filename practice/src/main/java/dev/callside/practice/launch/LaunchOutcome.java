package dev.callside.practice.launch;

import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.practice.tenancy.Practice;

/** What became of a launch. */
public sealed interface LaunchOutcome {

    /**
     * Somebody is in.
     *
     * @param token for the page alone; only its hash is stored
     */
    record Opened(String token, Session session, Practice practice) implements LaunchOutcome {}

    record Refused(Reason reason) implements LaunchOutcome {}
}
