package dev.callside.practice.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 by the JDK, for raw public keys of 32 bytes as JWKs and Standard Webhooks carry them. */
public final class Ed25519 {

    /** What comes before those bytes in a key's X.509 form (RFC 8410). */
    private static final String X509_PREFIX = "MCowBQYDK2VwAyEA";

    private Ed25519() {}

    public static boolean verifies(byte[] publicKey, byte[] signed, byte[] signature) throws GeneralSecurityException {
        // 12 bytes of prefix are 16 characters of Base64 without padding, so the two texts can simply be joined.
        var encoded =
                Base64.getDecoder().decode(X509_PREFIX + Base64.getEncoder().encodeToString(publicKey));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(signed);
        return verifier.verify(signature);
    }
}
