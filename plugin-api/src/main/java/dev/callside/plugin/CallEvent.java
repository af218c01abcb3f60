package dev.callside.plugin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened in a call, signed by the host. Events come in any order and more than once.
 *
 * @param id the host's {@code webhook-id}; the same id is the same event
 * @param person who joined or left; empty for the call's own start and end
 */
public record CallEvent(String id, Type type, Instant at, String deploymentId, String callId, Optional<Person> person) {

    public enum Type {
        CALL_STARTED("call.started"),
        CALL_ENDED("call.ended"),
        PARTICIPANT_JOINED("participant.joined"),
        PARTICIPANT_LEFT("participant.left");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Type> named(String label) {
            for (var type : values()) {
                if (type.label.equals(label)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    public record Person(String subject, Set<Role> roles, String name) {}
}
