package dev.callside.practice.call;

import java.util.UUID;

/** Key of the rows that belong to a practice. */
record PracticeKey(UUID practiceId, UUID id) {}
