package dev.callside.practice.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.callside.plugin.CallHostAdapter;
import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.LaunchAnswer;
import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.LaunchRefused;
import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.plugin.Role;
import dev.callside.plugin.VerifiedLaunch;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts that speak our own contract: an ID-Token-shaped JWT, checked as RFC 8725 asks (algorithm and type pinned, keys
 * only from the registration), and Standard Webhooks.
 */
final class StandardCallHost implements CallHostAdapter {

    private static final String TYPE = "call-launch+jwt";
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.RS256);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** How far the host's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final HostKeys keys;

    StandardCallHost(HostKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "callside";
    }

    @Override
    public String bridgeModule() {
        return "callside/bridge.js";
    }

    @Override
    public LaunchAnswer verify(HostRegistration host, LaunchProof proof, Instant now) {
        SignedJWT token;
        JWTClaimsSet claims;
        try {
            token = SignedJWT.parse(proof.token());
            claims = token.getJWTClaimsSet();
        } catch (ParseException e) {
            return new LaunchRefused(unsigned(proof.token()) ? Reason.WRONG_ALGORITHM : Reason.MALFORMED);
        }
        return refusal(host, token, claims, proof.nonce(), now)
                .<LaunchAnswer>map(LaunchRefused::new)
                .orElseGet(() -> read(claims));
    }

    /** A JWT with {@code alg: none}, which the parser of signed ones doesn't take. */
    private static boolean unsigned(String token) {
        try {
            return JWTParser.parse(token) instanceof PlainJWT;
        } catch (ParseException e) {
            return false;
        }
    }

    private Optional<Reason> refusal(
            HostRegistration host, SignedJWT token, JWTClaimsSet claims, String nonce, Instant now) {
        var type = token.getHeader().getType();
        if (type == null || !TYPE.equals(type.getType())) {
            return Optional.of(Reason.WRONG_TYPE);
        }
        if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
            return Optional.of(Reason.WRONG_ALGORITHM);
        }
        return signatureRefusal(host, token).or(() -> claimRefusal(host, claims, nonce, now));
    }

    private Optional<Reason> signatureRefusal(HostRegistration host, SignedJWT token) {
        try {
            return keys.verifies(host, token) ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
        } catch (HostKeys.Unavailable e) {
            return Optional.of(Reason.KEYS_UNAVAILABLE);
        } catch (JOSEException e) {
            return Optional.of(Reason.BAD_SIGNATURE);
        }
    }

    private static Optional<Reason> claimRefusal(
            HostRegistration host, JWTClaimsSet claims, String nonce, Instant now) {
        if (!host.issuer().equals(claims.getIssuer())) {
            return Optional.of(Reason.WRONG_ISSUER);
        }
        if (!List.of(host.clientId()).equals(claims.getAudience())) {
            return Optional.of(Reason.WRONG_AUDIENCE);
        }
        return timeRefusal(claims.getIssueTime(), claims.getExpirationTime(), now)
                .or(() -> nonce.equals(claims.getClaim("nonce")) ? Optional.empty() : Optional.of(Reason.WRONG_NONCE));
    }

    private static Optional<Reason> timeRefusal(Date issued, Date expires, Instant now) {
        if (issued == null || expires == null) {
            return Optional.of(Reason.MALFORMED);
        }
        var from = issued.toInstant();
        var until = expires.toInstant();
        if (!now.isBefore(until)) {
            return Optional.of(Reason.EXPIRED);
        }
        var fits = !until.isAfter(from.plus(LONGEST)) && !from.isAfter(now.plus(SKEW));
        return fits ? Optional.empty() : Optional.of(Reason.WRONG_LIFETIME);
    }

    private static LaunchAnswer read(JWTClaimsSet claims) {
        try {
            var roles = claims.getStringListClaim("roles");
            var deployment = claims.getStringClaim("deployment_id");
            if (blank(claims.getSubject()) || blank(claims.getJWTID()) || blank(deployment)) {
                return new LaunchRefused(Reason.MALFORMED);
            }
            return new VerifiedLaunch(
                    claims.getSubject(),
                    deployment,
                    Optional.ofNullable(claims.getStringClaim("call_id")),
                    Role.named(roles == null ? List.of() : roles),
                    Optional.ofNullable(claims.getStringClaim("name")).orElse(""),
                    Optional.ofNullable(claims.getStringClaim("locale")).orElse("en"),
                    claims.getJWTID(),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException e) {
            return new LaunchRefused(Reason.MALFORMED);
        }
    }

    private static boolean blank(String text) {
        return text == null || !HostWords.fit(text);
    }

    @Override
    public EventAnswer events(HostRegistration host, CallWebhook webhook, Instant now) {
        return StandardWebhooks.verify(host.eventKey(), webhook, now)
                .<EventAnswer>map(EventAnswer.Refused::new)
                .orElseGet(() -> CallEventReader.read(webhook));
    }
}
