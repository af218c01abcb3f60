package dev.callside.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is not vouched for, exactly as registered, is not let in; who is in does what the role allows and no more. */
@ExtendWith(WithDemo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchIT {

    private static final String HOST = "our-host";
    private static final String ISSUER = "https://host.example";
    private static final String PRACTICE = "0190c0de-0000-7000-8000-000000000001";
    private static final String OTHERS_PRACTICE = "0190c0de-0000-7000-8000-00000000000f";

    private ECKey key;
    private Addresses at;

    @BeforeAll
    void registerAHost(Demo demo, @TempDir Path folder) throws JOSEException, IOException {
        at = demo.addresses();
        key = new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
        demo.command(
                "practices",
                "add",
                "--id",
                OTHERS_PRACTICE,
                "--organisation",
                "Fjord",
                "--name",
                "Fjord Clinic",
                "--registration-number",
                "kt. 500101-1230",
                "--country",
                "IS",
                "--zone",
                "Atlantic/Reykjavik",
                "--currency",
                "ISK");
        Path file = folder.resolve("host.json");
        Files.writeString(file, Http.JSON.writeValueAsString(registration()));
        demo.command("hosts", "add", file.toString());
    }

    private Map<String, Object> registration() {
        return Map.of(
                "id",
                HOST,
                "name",
                "Our host",
                "issuer",
                ISSUER,
                "jwks",
                new JWKSet(key).toJSONObject(),
                "clientId",
                "callside",
                "messageOrigins",
                List.of(ISSUER),
                "frameAncestors",
                List.of(ISSUER),
                "eventKey",
                "whsec_" + Base64.getEncoder().encodeToString(new byte[32]),
                "adapter",
                "callside",
                "practices",
                List.of(PRACTICE));
    }

    private JWTClaimsSet.Builder claims(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("callside")
                .subject("ana")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim("nonce", nonce)
                .claim("deployment_id", PRACTICE)
                .claim("call_id", "launch-" + UUID.randomUUID())
                .claim("roles", List.of("clinician"))
                .claim("name", "Ana")
                .claim("locale", "en-AU");
    }

    private String nonce() {
        return Person.nonce(at, HOST, "call");
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("call-launch+jwt"))
                .keyID("ours")
                .build();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header(JWSAlgorithm.ES256), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Http.Answer launch(String registration, String nonce, String token) {
        return Http.post(
                at.api() + "/sessions", Map.of(), Map.of("registration", registration, "nonce", nonce, "token", token));
    }

    private void refused(String nonce, String token) {
        refused(launch(HOST, nonce, token));
    }

    private static void refused(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).endsWith("/launch-refused");
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("token\":");
    }

    private void refusedWith(UnaryOperator<JWTClaimsSet.Builder> change) {
        String nonce = nonce();
        refused(nonce, signed(key, change.apply(claims(nonce)).build()));
    }

    @Test
    void letsInWhoIsVouchedForOnce() {
        String nonce = nonce();
        String token = signed(key, claims(nonce).build());
        assertThat(launch(HOST, nonce, token).status()).isEqualTo(201);
        refused(nonce, token);
    }

    @Test
    void refusesATokenThatWasUsedWithAnotherNonce() {
        String first = nonce();
        String id = UUID.randomUUID().toString();
        assertThat(launch(HOST, first, signed(key, claims(first).jwtID(id).build()))
                        .status())
                .isEqualTo(201);
        refusedWith(claims -> claims.jwtID(id));
    }

    @Test
    void refusesANonceThatWasUsed() {
        String nonce = nonce();
        assertThat(launch(HOST, nonce, signed(key, claims(nonce).build())).status())
                .isEqualTo(201);
        refused(nonce, signed(key, claims(nonce).build()));
    }

    @Test
    void refusesANonceOfAnotherPage() {
        refused(nonce(), signed(key, claims(nonce()).build()));
        refused("made-up", signed(key, claims("made-up").build()));
        String settings = Person.nonce(at, HOST, "settings");
        refused(settings, signed(key, claims(settings).build()));
        String others = Person.nonce(at, "sandbox", "call");
        refused(others, signed(key, claims(others).build()));
    }

    @Test
    void refusesClaimsThatAreNotForUs() {
        refusedWith(claims -> claims.audience("another-app"));
        refusedWith(claims -> claims.audience(List.of("callside", "another-app")));
        refusedWith(claims -> claims.issuer("https://evil.example"));
        refusedWith(claims -> claims.claim("deployment_id", UUID.randomUUID().toString()));
        refusedWith(claims -> claims.claim("deployment_id", "x'; drop table practice.practices"));
        refusedWith(claims -> claims.claim("deployment_id", OTHERS_PRACTICE));
        refusedWith(claims -> claims.subject(null));
        refusedWith(claims -> claims.jwtID(null));
    }

    @Test
    void refusesTokensOfAnotherTime() {
        Instant now = Instant.now();
        refusedWith(claims ->
                claims.issueTime(Date.from(now.minusSeconds(120))).expirationTime(Date.from(now.minusSeconds(60))));
        refusedWith(claims -> claims.expirationTime(Date.from(now.plusSeconds(3600))));
        refusedWith(claims ->
                claims.issueTime(Date.from(now.plusSeconds(600))).expirationTime(Date.from(now.plusSeconds(660))));
        refusedWith(claims -> claims.expirationTime(null));
    }

    @Test
    void refusesSignaturesThatAreNotTheHosts() throws JOSEException {
        String nonce = nonce();
        refused(nonce, unsigned(claims(nonce).build()));
        refused(
                nonce,
                signed(
                        new ECKeyGenerator(Curve.P_256).keyID("ours").generate(),
                        claims(nonce).build()));
        var shared = new SignedJWT(header(JWSAlgorithm.HS256), claims(nonce).build());
        shared.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(UTF_8)));
        refused(nonce, shared.serialize());
        String token = signed(key, claims(nonce).build());
        refused(nonce, token.substring(0, token.lastIndexOf('.') + 1));
        refused(nonce, "not a token");
        refused(launch("sandbox", nonce, token));
        refused(launch("nobody", nonce, token));
        assertThat(launch(HOST, nonce, token).status())
                .as("what was refused used nothing up")
                .isEqualTo(201);
    }

    private static String unsigned(JWTClaimsSet claims) {
        return Base64URL.encode("{\"alg\":\"none\",\"typ\":\"call-launch+jwt\"}") + "."
                + Base64URL.encode(claims.toString()) + ".";
    }

    @Test
    void givesEachRoleItsOwn() {
        String call = Demo.newCall();
        Person clinician = Person.in(at, call, "clinician");
        Person patient = Person.in(at, call, "patient");
        Person observer = Person.in(at, call, "observer");
        String request = clinician.ask();

        notAllowed(patient.ask(UUID.randomUUID().toString(), 8000));
        notAllowed(patient.cancel(request));
        notAllowed(clinician.open(request));
        notAllowed(clinician.attempt(request, UUID.randomUUID().toString(), "a@example.com"));
        notAllowed(clinician.post("account/link", Map.of()));
        for (Http.Answer answer : all(observer, request)) {
            notAllowed(answer);
        }
    }

    @Test
    void hidesWhatBelongsToAnotherCall() {
        String request = Person.in(at, Demo.newCall(), "clinician").ask();
        String elsewhere = Demo.newCall();
        Person clinician = Person.in(at, elsewhere, "clinician");
        Person patient = Person.in(at, elsewhere, "patient");
        List<Http.Answer> answers = new ArrayList<>(List.of(
                clinician.cancel(request),
                clinician.check(request),
                patient.open(request),
                patient.check(request),
                patient.attempt(request, UUID.randomUUID().toString(), "a@example.com")));
        for (Http.Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.type()).startsWith("application/problem+json");
        }
        try (Live live = clinician.live()) {
            assertThat(live.state().path("requests")).isEmpty();
        }
    }

    @Test
    void letsNobodyDoAnythingWithoutASession() {
        String request = UUID.randomUUID().toString();
        for (String token : List.of("", "Bearer ", "Bearer x", "Basic YTpi")) {
            Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("Authorization", token);
            for (String path : List.of("requests", "requests/" + request + "/cancel", "account/link")) {
                assertThat(Http.post(at.api() + "/" + path, headers, Map.of()).status())
                        .isEqualTo(401);
            }
            assertThat(Http.get(at.api() + "/live", headers).status()).isEqualTo(401);
        }
    }

    private static List<Http.Answer> all(Person person, String request) {
        return List.of(
                person.ask(UUID.randomUUID().toString(), 8000),
                person.cancel(request),
                person.open(request),
                person.check(request),
                person.attempt(request, UUID.randomUUID().toString(), "a@example.com"));
    }

    private static void notAllowed(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).endsWith("/not-allowed");
    }
}
