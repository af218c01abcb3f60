package dev.callside.practice.mail;

import dev.callside.plugin.PracticeId;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that one worker has.
 *
 * @param epoch the claim's number; a result of an older claim is not written
 * @param attempts how often it was claimed, this time included
 */
record ClaimedMail(PracticeId practice, UUID id, int epoch, int attempts, Instant createdAt, Mail mail) {}
