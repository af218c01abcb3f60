package dev.callside.launcher.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** What has to hold of keys that a registration brings along. A launch reads them with the same library. */
final class PublicKeys {

    private PublicKeys() {}

    /** What is wrong with them, to follow the member's name. */
    static List<String> broken(JsonNode jwks) {
        JsonNode keys = jwks.path("keys");
        if (!keys.isArray() || keys.isEmpty()) {
            return List.of("must be a JWK Set with a key in it: {\"keys\": [{\"kty\": …}]}");
        }
        List<String> broken = new ArrayList<>();
        keys.forEach(key -> {
            if (!key.path("kty").isTextual()) {
                broken.add("has a key without kty");
            } else if (key.has("d") || key.has("k")) {
                broken.add("has a private key: give the public half only, and take a new key");
            }
        });
        return broken.isEmpty() ? unusable(jwks) : broken;
    }

    private static List<String> unusable(JsonNode jwks) {
        try {
            // keys of kinds that the library does not know are left out
            return JWKSet.parse(jwks.toString()).getKeys().stream().anyMatch(PublicKeys::verifies)
                    ? List.of()
                    : List.of("has no key that can be used: EC on P-256 (ES256), OKP on Ed25519 (EdDSA) or RSA (RS256),"
                            + " for signatures");
        } catch (ParseException e) {
            return List.of("can't be read: " + e.getMessage());
        }
    }

    private static boolean verifies(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return false;
        }
        KeyType type = key.getKeyType();
        if (type.equals(KeyType.EC)) {
            return key.toECKey().getCurve().equals(Curve.P_256) && is(key, JWSAlgorithm.ES256);
        }
        if (type.equals(KeyType.OKP)) {
            return key.toOctetKeyPair().getCurve().equals(Curve.Ed25519) && is(key, JWSAlgorithm.EdDSA);
        }
        return type.equals(KeyType.RSA) && is(key, JWSAlgorithm.RS256);
    }

    /** A key that names no algorithm is for any of its kind. */
    private static boolean is(JWK key, Algorithm algorithm) {
        return key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    }
}
