package dev.callside.credits.level;

import java.util.UUID;

/** Somebody who works in the practice and may have a level of their own. */
public record Practitioner(UUID id, String name) {}
