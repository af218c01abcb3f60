package dev.callside.sandbox.host;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.callside.sandbox.Db;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.UUID;

/**
 * The host's secrets. The signing key is made once, by whichever server comes first, and lives in the database, so that
 * every server of this host signs with the same key and a registration never goes stale.
 */
@Singleton
class HostKeys {

    private final Db db;

    @Inject
    HostKeys(Db db) {
        this.db = db;
    }

    /** The private ES256 key; {@link ECKey#toPublicJWK} is what may be shown. */
    ECKey signing() {
        String stored = storedJwk();
        return parsed(stored == null ? made() : stored);
    }

    /** {@code whsec_…}, the key of the call events. */
    String event() {
        return db.first("select event_key from sandbox.host_keys where id = 'sandbox'", row -> row.getString(1))
                .orElseThrow();
    }

    private String storedJwk() {
        return db.query("select jwk::text from sandbox.host_keys where id = 'sandbox'", row -> row.getString(1))
                .get(0);
    }

    /** Only the first server's key is kept: {@code jwk is null} is decided under the row's lock. */
    private String made() {
        db.update(
                "update sandbox.host_keys set jwk = ?::jsonb where id = 'sandbox' and jwk is null",
                fresh().toJSONString());
        return storedJwk();
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("sandbox-" + UUID.randomUUID())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    private static ECKey parsed(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("sandbox.host_keys holds no EC key", e);
        }
    }
}
