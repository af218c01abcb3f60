package dev.callside.practice.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.callside.practice.crypto.Ed25519;
import java.security.GeneralSecurityException;
import java.util.Set;

/** EdDSA by the JDK, because the JWT library would need another library for it. */
final class Ed25519KeyVerifier implements JWSVerifier {

    private final OctetKeyPair key;
    private final JCAContext context = new JCAContext();

    Ed25519KeyVerifier(OctetKeyPair key) {
        this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
        if (header.getCriticalParams() != null) {
            // RFC 7515, 4.1.11: what must be understood and is not makes the token invalid.
            return false;
        }
        try {
            return Ed25519.verifies(key.getDecodedX(), signed, signature.decode());
        } catch (GeneralSecurityException e) {
            throw new JOSEException("no Ed25519 signature", e);
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
