package dev.callside.practice.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.LaunchAnswer;
import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.LaunchRefused;
import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.plugin.Role;
import dev.callside.plugin.VerifiedLaunch;
import dev.callside.practice.testing.TestHost;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves whose signature lets somebody in, and what else it takes (RFC 8725). */
class StandardCallHostTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String NONCE = "the-nonce";
    private static final UUID PRACTICE = UUID.randomUUID();

    private final TestHost host = new TestHost("clinic");
    private final StandardCallHost adapter = new StandardCallHost(new HostKeys());

    @ParameterizedTest
    @CsvSource({"ES256,ec", "EdDSA,ed", "RS256,rsa"})
    void takesEachPinnedAlgorithm(String algorithm, String key) {
        var answer = verify(TestHost.token(TestHost.header(algorithm, key), claims()));

        assertThat(answer).isInstanceOf(VerifiedLaunch.class);
        var launch = (VerifiedLaunch) answer;
        assertThat(launch.subject()).isEqualTo("ana");
        assertThat(launch.deploymentId()).isEqualTo(PRACTICE.toString());
        assertThat(launch.callId()).contains("call-1");
        assertThat(launch.roles()).containsExactly(Role.CLINICIAN);
        assertThat(launch.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void refusesAnUnsignedToken() {
        var signed = TestHost.signed(TestHost.header("none", "ec"), claims());

        assertThat(reason(signed + ".")).isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void refusesAnHmacWithTheHostsPublicKey() throws Exception {
        var signed = TestHost.signed(TestHost.header("HS256", "ec"), claims());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestHost.publicKey(), "HmacSHA256"));

        assertThat(reason(signed + "." + Base64URL.encode(mac.doFinal(signed.getBytes(UTF_8)))))
                .isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void refusesAnAlgorithmThatIsNotPinnedThoughTheKeyFits() {
        assertThat(reason(TestHost.token(TestHost.header("RS384", "rsa"), claims())))
                .isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void neverLooksAtAKeyThatTheTokenBrings() {
        var stranger = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).keyID("ec");
        var header = TestHost.header("ES256", "ec");
        header.put("jku", "http://127.0.0.1:1/jwks.json");
        try {
            var key = stranger.generate();
            header.put("jwk", key.toPublicJWK().toJSONObject());
            var signed = TestHost.signed(header, claims());
            var signer = new com.nimbusds.jose.crypto.ECDSASigner(key);
            var signature = signer.sign(
                    new com.nimbusds.jose.JWSHeader(com.nimbusds.jose.JWSAlgorithm.ES256), signed.getBytes(UTF_8));

            assertThat(reason(signed + "." + signature)).isEqualTo(Reason.BAD_SIGNATURE);
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"ES256,ec", "EdDSA,ed", "RS256,rsa"})
    void refusesAHeaderThatWantsSomethingWeDoNotKnow(String algorithm, String key) {
        var header = TestHost.header(algorithm, key);
        header.put("crit", List.of("vault"));
        header.put("vault", true);

        assertThat(reason(TestHost.token(header, claims()))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "CALL-LAUNCH"})
    void refusesATokenThatWasMadeForSomethingElse(String type) {
        var header = TestHost.header("ES256", "ec");
        header.put("typ", type);
        assertThat(reason(TestHost.token(header, claims()))).isEqualTo(Reason.WRONG_TYPE);

        header.remove("typ");
        assertThat(reason(TestHost.token(header, claims()))).isEqualTo(Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c", "....", "e30.e30.e30"})
    void refusesWhatIsNoToken(String text) {
        assertThat(reason(text)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesASignatureOverOtherClaims() {
        var good = TestHost.es256(claims()).split("\\.", -1);
        var other = TestHost.signed(TestHost.header("ES256", "ec"), with(c -> c.put("sub", "eve")));

        assertThat(reason(other + "." + good[2])).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void saysWhenTheHostsKeysCannotBeHad() {
        var answer = adapter.verify(
                registration(Optional.of(URI.create("http://127.0.0.1:1/jwks.json"))),
                new LaunchProof(TestHost.es256(claims()), NONCE),
                NOW);

        assertThat(answer).isEqualTo(new LaunchRefused(Reason.KEYS_UNAVAILABLE));
    }

    /** As one that was registered before it was looked at. */
    @Test
    void saysWhenTheHostsRegisteredKeysCannotBeRead() {
        var answer = adapter.verify(
                registration(Optional.empty(), "{\"keys\": [{\"kty\": \"EC\", \"kid\": \"ec\"}]}"),
                new LaunchProof(TestHost.es256(claims()), NONCE),
                NOW);

        assertThat(answer).isEqualTo(new LaunchRefused(Reason.KEYS_UNAVAILABLE));
    }

    @Test
    void refusesWhatIsNotMeantForUs() {
        refuses(Reason.WRONG_ISSUER, c -> c.put("iss", "https://other.example"));
        refuses(Reason.WRONG_ISSUER, c -> c.remove("iss"));
        refuses(Reason.WRONG_AUDIENCE, c -> c.put("aud", "another-app"));
        refuses(Reason.WRONG_AUDIENCE, c -> c.put("aud", List.of("callside", "another-app")));
        refuses(Reason.WRONG_AUDIENCE, c -> c.remove("aud"));
        refuses(Reason.WRONG_NONCE, c -> c.put("nonce", "another"));
        refuses(Reason.WRONG_NONCE, c -> c.remove("nonce"));
        refuses(Reason.WRONG_NONCE, c -> c.put("nonce", List.of(NONCE)));
    }

    @Test
    void holdsTheHostToItsTimes() {
        refuses(Reason.EXPIRED, c -> times(c, -60, 0));
        refuses(Reason.WRONG_LIFETIME, c -> times(c, 0, 121));
        refuses(Reason.WRONG_LIFETIME, c -> times(c, 31, 60));
        refuses(Reason.MALFORMED, c -> c.remove("iat"));
        refuses(Reason.MALFORMED, c -> c.remove("exp"));
        refuses(Reason.MALFORMED, c -> c.put("exp", "tomorrow"));
        assertThat(verify(TestHost.es256(with(c -> times(c, 0, 120))))).isInstanceOf(VerifiedLaunch.class);
        assertThat(verify(TestHost.es256(with(c -> times(c, 30, 60))))).isInstanceOf(VerifiedLaunch.class);
    }

    @Test
    void refusesALaunchThatDoesNotSayWhoOrWhere() {
        for (var claim : List.of("sub", "jti", "deployment_id")) {
            refuses(Reason.MALFORMED, c -> c.remove(claim));
            refuses(Reason.MALFORMED, c -> c.put(claim, " "));
            refuses(Reason.MALFORMED, c -> c.put(claim, List.of("x")));
            refuses(Reason.MALFORMED, c -> c.put(claim, "x".repeat(256)));
        }
        refuses(Reason.MALFORMED, c -> c.put("roles", "clinician"));
        refuses(Reason.MALFORMED, c -> c.put("call_id", 7));
    }

    @Test
    void givesTheFirstReasonThatApplies() {
        Consumer<Map<String, Object>> nonce = c -> c.put("nonce", "another");
        Consumer<Map<String, Object>> lifetime = nonce.andThen(c -> times(c, 0, 300));
        Consumer<Map<String, Object>> expired = nonce.andThen(c -> times(c, -600, 0));
        Consumer<Map<String, Object>> audience = expired.andThen(c -> c.put("aud", "another"));
        Consumer<Map<String, Object>> issuer = audience.andThen(c -> c.put("iss", "another"));
        refuses(Reason.WRONG_LIFETIME, lifetime);
        refuses(Reason.EXPIRED, expired);
        refuses(Reason.WRONG_AUDIENCE, audience);
        refuses(Reason.WRONG_ISSUER, issuer);

        var badSignature = TestHost.signed(TestHost.header("ES256", "ec"), with(issuer)) + ".AAAA";
        assertThat(reason(badSignature)).isEqualTo(Reason.BAD_SIGNATURE);
        var header = TestHost.header("RS384", "rsa");
        assertThat(reason(TestHost.token(header, with(issuer)))).isEqualTo(Reason.WRONG_ALGORITHM);
        header.put("typ", "JWT");
        assertThat(reason(TestHost.token(header, with(issuer)))).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void makesAnObserverOfARoleThatNobodyKnows() {
        assertThat(roles(List.of("administrator"))).containsExactly(Role.OBSERVER);
        assertThat(roles(List.of())).containsExactly(Role.OBSERVER);
        assertThat(roles(null)).containsExactly(Role.OBSERVER);
        assertThat(roles(List.of("Clinician"))).containsExactly(Role.OBSERVER);
    }

    private Set<Role> roles(List<String> names) {
        return ((VerifiedLaunch) verify(TestHost.es256(with(c -> c.put("roles", names))))).roles();
    }

    private void refuses(Reason reason, Consumer<Map<String, Object>> change) {
        assertThat(reason(TestHost.es256(with(change)))).isEqualTo(reason);
    }

    private Reason reason(String token) {
        return ((LaunchRefused) verify(token)).reason();
    }

    private LaunchAnswer verify(String token) {
        return adapter.verify(registration(Optional.empty()), new LaunchProof(token, NONCE), NOW);
    }

    private Map<String, Object> claims() {
        return host.claims(NOW, NONCE, PRACTICE, "clinician");
    }

    private Map<String, Object> with(Consumer<Map<String, Object>> change) {
        var claims = claims();
        change.accept(claims);
        return claims;
    }

    private static void times(Map<String, Object> claims, long issued, long expires) {
        claims.put("iat", NOW.getEpochSecond() + issued);
        claims.put("exp", NOW.getEpochSecond() + expires);
    }

    private HostRegistration registration(Optional<URI> jwksUri) {
        return registration(jwksUri, TestHost.jwks());
    }

    private HostRegistration registration(Optional<URI> jwksUri, String jwks) {
        return new HostRegistration(
                host.id(),
                host.issuer(),
                jwksUri,
                jwksUri.isPresent() ? Optional.empty() : Optional.of(jwks),
                "callside",
                Set.of(host.issuer()),
                Set.of(host.issuer()),
                TestHost.EVENT_KEY,
                "callside");
    }
}
