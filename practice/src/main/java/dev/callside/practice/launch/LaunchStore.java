package dev.callside.practice.launch;

import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.VerifiedLaunch;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Remembers what was used, so that a launch works once on all nodes together. */
@Dependent
public class LaunchStore {

    private final EntityManager entities;

    @Inject
    public LaunchStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Uses up nonce and token in one step; empty if both were new. Through the door. */
    Optional<Reason> consume(String host, PracticeId practice, String nonce, VerifiedLaunch launch) {
        var answer = Sql.of(
                        entities,
                        "select practice.consume_launch(?1, ?2, ?3, ?4, ?5, ?6)",
                        Tokens.hash(nonce),
                        Nonces.expiry(nonce),
                        host,
                        launch.tokenId(),
                        launch.expiresAt(),
                        practice.value())
                .one(row -> row.text(0));
        return "ok".equals(answer) ? Optional.empty() : Optional.of(Reason.valueOf(answer.toUpperCase(Locale.ROOT)));
    }

    /** Forgets what has run out and so can't be used again anyway. As worker. */
    public void forget(Instant now) {
        for (var table : new String[] {"used_nonces", "used_launches", "sessions"}) {
            Sql.of(entities, "delete from practice." + table + " where expires_at < ?1", now)
                    .update();
        }
    }
}
