package dev.callside.credits.level;

import dev.callside.plugin.PracticeId;

/** A level that has fewer credits than its threshold and should buy some by itself. */
public record DueTopUp(PracticeId practice, LevelId level) {}
