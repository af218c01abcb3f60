package dev.callside.sandbox.host;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.callside.sandbox.Addresses;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs launches as a call host's backend does: an ID token's shape (OpenID Connect Core 1.0, section 2) with a type of
 * its own, so that it can be mistaken for nothing else (RFC 8725, section 3.11).
 */
@Singleton
class LaunchSigner {

    /** Half of what the contract allows: the page uses a token the moment it has it. */
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final HostKeys keys;
    private final Addresses addresses;
    private final Clock clock;

    @Inject
    LaunchSigner(HostKeys keys, Addresses addresses, Clock clock) {
        this.keys = keys;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A signed launch; {@code call} is empty for the {@code settings} placement. */
    String sign(Seat seat, Optional<String> call, String nonce, String locale) {
        ECKey key = keys.signing();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("call-launch+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims(seat, call, nonce, locale));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + key.getKeyID() + " cannot sign", e);
        }
        return token.serialize();
    }

    private JWTClaimsSet claims(Seat seat, Optional<String> call, String nonce, String locale) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(addresses.host())
                .audience("callside")
                .subject(seat.sub())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .claim("nonce", nonce)
                .claim("deployment_id", addresses.practice().toString())
                .claim("roles", List.of(seat.role().claim()))
                .claim("name", seat.name())
                .claim("locale", locale);
        call.ifPresent(id -> claims.claim("call_id", id));
        return claims.build();
    }
}
