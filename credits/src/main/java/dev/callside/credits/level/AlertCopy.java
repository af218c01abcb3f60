package dev.callside.credits.level;

import dev.callside.practice.copy.Copy;

/**
 * What a level's alerts say.
 *
 * @param language ISO 639-1
 */
public record AlertCopy(LevelId level, AlertKind kind, String language, Copy copy) {}
