package dev.callside.practice.web;

import dev.callside.plugin.PracticeId;
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
    private static final long PER_TYPIST = 240;
    private static final long PER_KEY = 1_200;
    private static final long PER_LINK = 60;
    private static final long PER_PRACTICE = 3_000;
    private static final long PER_PANEL = 30;
    private static final long PER_HOST = 6_000;
    private static final long PER_FORGER = 60;
    /** More buckets than this are swept: a full one is as good as none. */
    static final int MANY = 20_000;

    private final Map<String, Limit> limits = new ConcurrentHashMap<>();
    private volatile int sweepAbove = MANY;

    /** Seconds to wait, if this address has come too often. */
    OptionalLong address(String address) {
        return take("address " + address, PER_ADDRESS);
    }

    /** Seconds to wait, if this session, or its whole practice, has asked for too much. */
    OptionalLong session(String session, PracticeId practice) {
        var wait = take("session " + session, PER_SESSION);
        return wait.isPresent() ? wait : take("practice " + practice, PER_PRACTICE);
    }

    /** The same for what is {@link WhileTyping asked while somebody types}. */
    OptionalLong typing(String session, PracticeId practice) {
        var wait = take("typing " + session, PER_TYPIST);
        return wait.isPresent() ? wait : take("practice " + practice, PER_PRACTICE);
    }

    /** The same for a system that calls with a key. */
    OptionalLong key(String key, PracticeId practice) {
        var wait = take("key " + key, PER_KEY);
        return wait.isPresent() ? wait : take("practice " + practice, PER_PRACTICE);
    }

    /**
     * The same for whoever came by a link, from however many addresses: what is behind it is the practice's as much as a
     * session is. Only the endpoint knows that, once it has read the link.
     */
    public OptionalLong link(String link, PracticeId practice) {
        var wait = take("link " + link, PER_LINK);
        return wait.isPresent() ? wait : take("practice " + practice, PER_PRACTICE);
    }

    /** Seconds to wait, if this session has opened its live stream too often. */
    OptionalLong stream(String session) {
        return take("stream " + session, PER_PANEL);
    }

    /** Seconds to wait, if this registered host has told of too many events. */
    public OptionalLong host(String host) {
        return take("host " + host, PER_HOST);
    }

    /** Seconds to wait, if this address has sent too much that was not signed as it should be. */
    OptionalLong forged(String address) {
        return take("forged " + address, PER_FORGER);
    }

    private OptionalLong take(String key, long perMinute) {
        if (limits.size() > sweepAbove) {
            limits.values().removeIf(Limit::untouched);
            // Where many are in use, each sweep lets as many come again: it must not become the work itself.
            sweepAbove = Math.max(MANY, 2 * limits.size());
        }
        var probe = limits.computeIfAbsent(key, k -> Limit.of(perMinute)).bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
    }

    private record Limit(Bucket bucket, long capacity) {

        static Limit of(long perMinute) {
            var bandwidth = Bandwidth.builder()
                    .capacity(perMinute)
                    .refillGreedy(perMinute, Duration.ofMinutes(1))
                    .build();
            return new Limit(Bucket.builder().addLimit(bandwidth).build(), perMinute);
        }

        boolean untouched() {
            return bucket.getAvailableTokens() == capacity;
        }
    }
}
