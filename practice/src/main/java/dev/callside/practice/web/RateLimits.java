package dev.callside.practice.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How often is too often, on this node. The numbers are in {@code docs/reference/limits.md}. */
@ApplicationScoped
public class RateLimits {

    private static final long PER_ADDRESS = 600;
    private static final long PER_SESSION = 60;
    /** More buckets than this are swept: a full one is as good as none. */
    private static final int MANY = 20_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Seconds to wait, if this address has come too often. */
    OptionalLong address(String address) {
        return take("address " + address, PER_ADDRESS);
    }

    /** Seconds to wait, if this session has asked for too much. */
    OptionalLong session(String session) {
        return take("session " + session, PER_SESSION);
    }

    private OptionalLong take(String key, long perMinute) {
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= PER_SESSION);
        }
        var probe = buckets.computeIfAbsent(key, k -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(long perMinute) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
