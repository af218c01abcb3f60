package dev.callside.launcher.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that a registration by which nobody would get in is refused before it replaces one that works. */
class HostFileTest {

    private static final String GOOD = """
            {"id": "myhost", "name": "My video calls", "issuer": "https://call.example",
             "jwksUri": "https://call.example/jwks.json", "clientId": "callside",
             "messageOrigins": ["https://call.example"], "frameAncestors": ["https://call.example"],
             "eventKey": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "adapter": "callside",
             "practices": ["0190c0de-0000-7000-8000-000000000001"]}""";

    @Test
    void takesWhatTheHowToShows() {
        var host = read(GOOD);

        assertThat(host.id()).isEqualTo("myhost");
        assertThat(host.practices().orElseThrow()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what the file says      | what it says instead             | the sentence
                "\"jwksUri\"               | \"jwksURL\"                      | jwksURL is no member of a registration; the nearest is jwksUri",
                "\"clientId\"              | \"client_id\"                    | client_id is no member of a registration; the nearest is clientId",
                "\"clientId\"              | \"client_id\"                    | clientId is missing",
                "\"jwksUri\"               | \"jwksURL\"                      | jwksUri is missing",
                "\"myhost\"                | \"My Host\"                      | id must be 1 to 40 of a-z, 0-9 and -",
                "\"My video calls\"        | \"\"                             | name must be a text",
                "\"My video calls\"        | 7                                | name must be a text",
                "\"issuer\": \"https:     | \"issuer\": \"http:              | issuer must be an https address",
                "https://call.example/jwks | http://call.example/jwks         | jwksUri must be an https address",
                "https://call.example/jwks | call.example/jwks                | jwksUri must be an https address",
                "Origins\": [\"https://call.example\"] | Origins\": [\"https://call.example/\"] | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": [\"https://call.example/a\"] | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": [\"https://*.example\"] | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": [\"*\"]    | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": [\"https://call.example:443\"] | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": [\"https://Call.example\"] | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": [\"http://call.example\"] | messageOrigins must be exact origins",
                "Origins\": [\"https://call.example\"] | Origins\": []        | messageOrigins must be a list of origins",
                "Ancestors\": [\"https://call.example\"] | Ancestors\": \"https://call.example\" | frameAncestors must be a list of origins",
                "Ancestors\": [\"https://call.example\"] | Ancestors\": [\"https://call.example\", \"https://call.example\"] | frameAncestors has 'https://call.example' twice",
                "whsec_MDEy                | whsec-MDEy                       | eventKey must be whsec_",
                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= | whsec_c2hvcnQ= | eventKey must be whsec_",
                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= | whsec_not base64 at all, but long | eventKey must be whsec_",
                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= | whpk_MDEyMzQ1Njc4OTA= | eventKey must be whsec_",
                "\"adapter\": \"callside\" | \"adapter\": \"zoomish\"         | adapter is no adapter here",
                "0190c0de-0000-7000-8000-000000000001 | harbour               | practices must be ids of practices, not 'harbour'",
                "[\"0190c0de-0000-7000-8000-000000000001\"] | \"0190c0de-0000-7000-8000-000000000001\" | practices must be a list of ids"
            })
    void refusesWhatCannotWork(String said, String instead, String sentence) {
        assertThat(GOOD).contains(said);

        assertThatThrownBy(() -> read(GOOD.replace(said, instead)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("MDEy");
    }

    @Test
    void namesAllMistakesAtOnce() {
        assertThatThrownBy(() -> read("{\"id\": \"A\", \"adaptor\": \"callside\"}"))
                .message()
                .hasLineCount(9)
                .contains(
                        "id must be",
                        "adaptor is no member",
                        "name is missing",
                        "eventKey is missing",
                        "jwksUri is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"id\": \"a\", \"id\": \"b\"}", "{\"id\": ", "{} {}"})
    void refusesWhatIsNoJsonObject(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).hasMessageContaining("registration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                          | must be a JWK Set",
                "{\"keys\": []}                              | must be a JWK Set",
                "{\"keys\": [{\"kid\": \"a\"}]}              | has a key without kty",
                "{\"keys\": [{\"kty\": \"EC\", \"d\": \"x\"}]} | has a private key",
                "{\"keys\": [{\"kty\": \"EC\", \"kid\": \"1\"}]} | can't be read: ",
                "{\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"?\", \"y\": \"?\"}]} | can't be read: ",
                "{\"keys\": [{\"kty\": \"RSA\", \"n\": \"AQAB\"}]} | can't be read: ",
                "{\"keys\": [{\"kty\": \"AKP\", \"pub\": \"AQAB\"}]} | has no key that can be used",
                "{\"keys\": [{\"kty\": \"OKP\", \"crv\": \"X25519\", \"x\": \"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo\"}]}"
                        + " | has no key that can be used",
                "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"enc\", \"n\": \"AQAB\", \"e\": \"AQAB\"}]}"
                        + " | has no key that can be used"
            })
    void refusesKeysThatVerifyNothing(String jwks, String sentence) {
        var host = GOOD.replace("\"jwksUri\": \"https://call.example/jwks.json\"", "\"jwks\": " + jwks);

        assertThatThrownBy(() -> read(host)).hasMessageStartingWith("jwks " + sentence);
    }

    /** The keys of RFC 7517, A.1, and of RFC 8037, A.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\","
                        + " \"y\": \"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\", \"kid\": \"1\"}",
                "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"e\": \"AQAB\", \"n\": \"0vx7agoebGcQSuuPiLJXZptN9n"
                        + "ndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5Js"
                        + "GY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5ha"
                        + "jrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awa"
                        + "pJzKnqDKgw\"}"
            })
    void takesKeysOfEachKindBesideOthers(String key) {
        var others = "{\"kty\": \"AKP\", \"pub\": \"AQAB\"}";
        var host = GOOD.replace(
                "\"jwksUri\": \"https://call.example/jwks.json\"",
                "\"jwks\": {\"keys\": [" + others + ", " + key + "]}");

        assertThatCode(() -> read(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://call.localhost",
                "https://call.example:8443"
            })
    void takesOriginsOfThisMachineAndOtherPorts(String origin) {
        assertThatCode(() -> read(GOOD.replace("Origins\": [\"https://call.example", "Origins\": [\"" + origin)))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesOpenWhatItDoesNotSayOfPractices() {
        var silent = GOOD.replace(",\n \"practices\": [\"0190c0de-0000-7000-8000-000000000001\"]", "");

        assertThat(read(silent).practices()).isEmpty();
        assertThat(read(GOOD.replace("\"0190c0de-0000-7000-8000-000000000001\"", ""))
                        .practices()
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void knowsAnotherAdapterOnlyWhereAJarMayBringIt(@TempDir Path folder) throws IOException {
        assertThat(AdapterFolder.mayHave(folder, "callside")).isTrue();
        assertThat(AdapterFolder.mayHave(folder, "zoomish")).isFalse();
        assertThat(AdapterFolder.mayHave(folder.resolve("none"), "zoomish")).isFalse();

        try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("zoomish.jar")))) {
            jar.putNextEntry(new ZipEntry("META-INF/services/dev.callside.plugin.CallHostAdapter"));
        }

        assertThat(AdapterFolder.mayHave(folder, "zoomish")).isTrue();
        assertThat(AdapterFolder.mayHave(folder, "No Name")).isFalse();
    }

    private static HostFile read(String text) {
        return HostFile.read(text, "callside"::equals);
    }
}
