package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Answers once given are given again. The answer is kept in the transaction of its effect, so that there is never one
 * without the other.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Idempotent requests</a>
 */
final class Idempotency {

    static final Duration KEPT = Duration.ofHours(24);

    private final Db db;
    private final String account;
    private final String key;
    private final String fingerprint;

    Idempotency(Db db, String account, String key, String fingerprint) {
        this.db = db;
        this.account = account;
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /** An answer that was kept, and the request that it was first given to. */
    record Kept(String fingerprint, String requestId, int status, String body) {}

    static String fingerprint(String method, String path, String params) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((method + " " + path + "\n" + params).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes the key for this transaction; what was kept under it before, if anything. */
    Optional<Kept> take(Instant now) {
        boolean mine = db.first(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as mine",
                        row -> row.getBoolean("mine"),
                        account + " " + key)
                .orElseThrow();
        if (!mine) {
            throw new Refused(StripeError.keyInUse(key));
        }
        Optional<Kept> kept = db.first(
                "select fingerprint, request_id, status, body from sandbox.stripe_idempotency"
                        + " where account = ? and key = ? and created_at > ?",
                row -> new Kept(
                        row.getString("fingerprint"),
                        row.getString("request_id"),
                        row.getInt("status"),
                        row.getString("body")),
                account,
                key,
                now.minus(KEPT));
        if (kept.isPresent() && !kept.get().fingerprint().equals(fingerprint)) {
            throw new Refused(StripeError.keyReused(key));
        }
        return kept;
    }

    void keep(String requestId, int status, String body, Instant now) {
        db.update(
                "insert into sandbox.stripe_idempotency (account, key, fingerprint, request_id, status, body, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (account, key) do update set fingerprint ="
                        + " excluded.fingerprint, request_id = excluded.request_id, status = excluded.status, body ="
                        + " excluded.body, created_at = excluded.created_at",
                account,
                key,
                fingerprint,
                requestId,
                status,
                body,
                now);
    }
}
