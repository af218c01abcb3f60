package dev.callside.practice.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import dev.callside.plugin.HostRegistration;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registered keys of hosts, fetched from their JWK Set and kept for some minutes. A key that a token brings along
 * ({@code jwk}, {@code jku}, {@code x5u}) is never looked at.
 */
final class HostKeys {

    private static final int CONNECT_MS = 1_000;
    private static final int READ_MS = 2_000;
    private static final int MOST_BYTES = 64 * 1024;

    private final Map<String, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    /** The host's keys can't be had now. */
    static final class Unavailable extends Exception {
        Unavailable(Throwable cause) {
            super(cause);
        }
    }

    boolean verifies(HostRegistration host, SignedJWT token) throws Unavailable, JOSEException {
        for (var key : candidates(host, token)) {
            if (token.verify(verifier(key))) {
                return true;
            }
        }
        return false;
    }

    private List<JWK> candidates(HostRegistration host, SignedJWT token) throws Unavailable {
        try {
            return source(host).get(new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())), null);
        } catch (KeySourceException e) {
            throw new Unavailable(e);
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key.getKeyType().getValue()) {
            case "EC" -> new ECDSAVerifier(key.toECKey());
            case "RSA" -> new RSASSAVerifier(key.toRSAKey());
            case "OKP" -> new Ed25519KeyVerifier(key.toOctetKeyPair());
            default -> throw new JOSEException("no verifier for key type " + key.getKeyType());
        };
    }

    private JWKSource<SecurityContext> source(HostRegistration host) {
        return sources.computeIfAbsent(
                host.jwksUri().map(URI::toString).orElseGet(() -> host.jwks().orElseThrow()),
                where -> host.jwksUri().isPresent() ? remote(host.jwksUri().get()) : inline(where));
    }

    private static JWKSource<SecurityContext> inline(String jwks) {
        try {
            return new ImmutableJWKSet<>(JWKSet.parse(jwks));
        } catch (ParseException e) {
            return (selector, context) -> {
                throw new KeySourceException("a registered JWK Set cannot be read", e);
            };
        }
    }

    private static JWKSource<SecurityContext> remote(URI uri) {
        try {
            var retriever = new DefaultResourceRetriever(CONNECT_MS, READ_MS, MOST_BYTES);
            return JWKSourceBuilder.<SecurityContext>create(uri.toURL(), retriever)
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a registered jwksUri is no URL: " + uri, e);
        }
    }
}
