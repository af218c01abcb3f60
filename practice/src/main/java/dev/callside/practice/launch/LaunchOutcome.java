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

    record Refused(Reason reason) implements LaunchOutcome {

        /** Whether it may be because our clock is another one than the host's. */
        boolean ofTime() {
            return switch (reason) {
                case EXPIRED, WRONG_LIFETIME, WRONG_NONCE -> true;
                case UNKNOWN_HOST,
                        UNKNOWN_ADAPTER,
                        MALFORMED,
                        WRONG_TYPE,
                        WRONG_ALGORITHM,
                        KEYS_UNAVAILABLE,
                        BAD_SIGNATURE,
                        WRONG_ISSUER,
                        WRONG_AUDIENCE,
                        UNKNOWN_PRACTICE,
                        REPLAYED -> false;
            };
        }
    }
}
