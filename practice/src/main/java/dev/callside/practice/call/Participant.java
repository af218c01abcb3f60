package dev.callside.practice.call;

import dev.callside.plugin.Role;

/** Somebody who is, or was, in a call. */
public record Participant(ParticipantId id, String name, Role role, boolean present) {}
