package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A launch says who is where, in the shape of the contract, under a key that outlives the server. */
class LaunchSignerTest {

    private final HostFixture host = new HostFixture();
    private final HostKeys keys = new HostKeys(host.db);
    private final LaunchSigner signer = new LaunchSigner(keys, host.addresses, host.clock);

    @Test
    void isTypedAndSignedWithThePublishedKey() throws ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(signer.sign(HostFixture.KIM, Optional.of("c1"), "n", "en-AU"));

        assertThat(token.getHeader().getType().getType()).isEqualTo("call-launch+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getHeader().getKeyID()).isEqualTo(keys.signing().getKeyID());
        assertThat(token.verify(new ECDSAVerifier(keys.signing().toPublicJWK())))
                .isTrue();
    }

    @Test
    void saysWhoIsInWhichCallOfWhichPractice() throws ParseException {
        JWTClaimsSet claims = claims(HostFixture.KIM, Optional.of("c1"));

        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("callside");
        assertThat(claims.getSubject()).isEqualTo("patient-kim");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n");
        assertThat(claims.getStringClaim("call_id")).isEqualTo("c1");
        assertThat(claims.getStringClaim("deployment_id"))
                .isEqualTo(host.addresses.practice().toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("patient");
        assertThat(claims.getStringClaim("name")).isEqualTo("Kim Berg");
        assertThat(claims.getStringClaim("locale")).isEqualTo("en-AU");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void namesNoCallForTheManager() throws ParseException {
        assertThat(claims(HostFixture.SAM, Optional.empty()).getClaims()).doesNotContainKey("call_id");
    }

    @Test
    void isDifferentEachTime() throws ParseException {
        assertThat(claims(HostFixture.ANA, Optional.of("c1")).getJWTID())
                .isNotEqualTo(claims(HostFixture.ANA, Optional.of("c1")).getJWTID());
    }

    @Test
    void isSignedWithOneKeyHoweverManyServersStartAtOnce() throws Exception {
        host.db.update("update sandbox.host_keys set jwk = null");
        List<Callable<String>> servers = List.of(this::keyOfANewServer, this::keyOfANewServer, this::keyOfANewServer);
        ExecutorService pool = Executors.newFixedThreadPool(servers.size());
        Set<String> ids = new HashSet<>();
        for (Future<String> id : pool.invokeAll(servers)) {
            ids.add(id.get());
        }
        pool.shutdown();

        assertThat(ids).hasSize(1);
    }

    private String keyOfANewServer() {
        return new HostKeys(host.db).signing().getKeyID();
    }

    private JWTClaimsSet claims(Seat seat, Optional<String> call) throws ParseException {
        return SignedJWT.parse(signer.sign(seat, call, "n", "en-AU")).getJWTClaimsSet();
    }
}
