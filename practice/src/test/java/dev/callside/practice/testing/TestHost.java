package dev.callside.practice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A call host's backend: keys of all three kinds, the registration with their public halves, and launches it signs. */
public final class TestHost {

    public static final String TYPE = "call-launch+jwt";
    public static final String EVENT_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final KeyPair EC = pair("EC");
    private static final KeyPair RSA = pair("RSA");
    private static final KeyPair ED = pair("Ed25519");

    private final String id;

    public TestHost(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public String issuer() {
        return "https://" + id + ".example";
    }

    /** The public keys, as a JWK Set. */
    public static String jwks() {
        return new JWKSet(List.of(
                        new ECKey.Builder(Curve.P_256, (ECPublicKey) EC.getPublic())
                                .keyID("ec")
                                .build(),
                        new RSAKey.Builder((RSAPublicKey) RSA.getPublic())
                                .keyID("rsa")
                                .build(),
                        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(rawEd25519()))
                                .keyID("ed")
                                .build()))
                .toString(true);
    }

    /** The 32 bytes that end an Ed25519 key's X.509 form (RFC 8410). */
    private static byte[] rawEd25519() {
        var encoded = ED.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    /** A public key that is no secret, as the bytes that a careless server would take for an HMAC key. */
    public static byte[] publicKey() {
        return EC.getPublic().getEncoded();
    }

    /** What the operator's {@code hosts add} takes. */
    public String registration(UUID... practices) {
        return JSONObjectUtils.toJSONString(Map.of(
                "id", id,
                "name", "Host " + id,
                "issuer", issuer(),
                "jwks", json(jwks()),
                "clientId", "callside",
                "messageOrigins", List.of(issuer()),
                "frameAncestors", List.of(issuer(), "https://portal.example"),
                "eventKey", EVENT_KEY,
                "practices", Arrays.stream(practices).map(UUID::toString).toList()));
    }

    /** Registers it, as the operator does. */
    public void register(TestPostgres postgres, UUID... practices) {
        postgres.asOwner("select practice.put_host('" + registration(practices) + "')");
    }

    /** The claims of a launch that is in order; to be changed by whoever wants it otherwise. */
    public Map<String, Object> claims(Instant now, String nonce, UUID practice, String role) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer());
        claims.put("aud", "callside");
        claims.put("sub", "ana");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 60);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("nonce", nonce);
        claims.put("deployment_id", practice.toString());
        claims.put("call_id", "call-1");
        claims.put("roles", List.of(role));
        claims.put("name", "Dr Ana Ruiz");
        claims.put("locale", "en-AU");
        return claims;
    }

    public static String es256(Map<String, Object> claims) {
        return token(header("ES256", "ec"), claims);
    }

    public static Map<String, Object> header(String algorithm, String key) {
        var header = new LinkedHashMap<String, Object>();
        header.put("typ", TYPE);
        header.put("alg", algorithm);
        header.put("kid", key);
        return header;
    }

    /** A token with that header, signed with the key that the header's algorithm needs. */
    public static String token(Map<String, Object> header, Map<String, Object> claims) {
        var signed = signed(header, claims);
        return signed + "." + Base64URL.encode(signature(String.valueOf(header.get("alg")), signed.getBytes(UTF_8)));
    }

    /** The part of a token that is signed. */
    public static String signed(Map<String, Object> header, Map<String, Object> claims) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
    }

    private static byte[] signature(String algorithm, byte[] signed) {
        return switch (algorithm) {
            case "ES256" -> sign("SHA256withECDSAinP1363Format", EC.getPrivate(), signed);
            case "RS256" -> sign("SHA256withRSA", RSA.getPrivate(), signed);
            case "RS384" -> sign("SHA384withRSA", RSA.getPrivate(), signed);
            case "EdDSA" -> sign("Ed25519", ED.getPrivate(), signed);
            default -> throw new IllegalArgumentException("no key for " + algorithm);
        };
    }

    private static byte[] sign(String algorithm, PrivateKey key, byte[] signed) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            switch (algorithm) {
                case "EC" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case "RSA" -> generator.initialize(2048);
                default -> {}
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    private static Map<String, Object> json(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
