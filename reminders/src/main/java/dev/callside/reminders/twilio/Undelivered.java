package dev.callside.reminders.twilio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many SMS this node has heard to have come back undelivered since it started, by why. */
@ApplicationScoped
public class Undelivered {

    /** Twilio has said nothing else, or what is rare. */
    private static final String OTHER = "other";

    /**
     * <a href="https://www.twilio.com/docs/api/errors">Twilio's codes</a> that say something: out of reach, blocked, not in use, no
     * mobile, taken for spam, unknown; and all others.
     */
    public static final List<String> CODES = List.of("30003", "30004", "30005", "30006", "30007", "30008", OTHER);

    private final Map<String, LongAdder> counts =
            CODES.stream().collect(Collectors.toMap(Function.identity(), code -> new LongAdder()));

    void count(String code) {
        counts.getOrDefault(code, counts.get(OTHER)).increment();
    }

    /** How many with that one of {@link #CODES}. */
    public long of(String code) {
        return counts.get(code).sum();
    }
}
