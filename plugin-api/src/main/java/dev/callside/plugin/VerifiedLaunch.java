package dev.callside.plugin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who came in, as the host's signature proves it.
 *
 * @param subject the host's id of the person, stable across calls
 * @param deploymentId the practice, as the host names it
 * @param callId the host's id of the call; empty for the {@code settings} placement
 * @param roles never empty
 * @param name as others in the call see it
 * @param locale BCP 47
 * @param tokenId {@code jti}; a launch is used once
 * @param expiresAt until when {@code tokenId} must be remembered
 */
public record VerifiedLaunch(
        String subject,
        String deploymentId,
        Optional<String> callId,
        Set<Role> roles,
        String name,
        String locale,
        String tokenId,
        Instant expiresAt)
        implements LaunchAnswer {}
