package dev.callside.payments.panel;

import dev.callside.practice.launch.Session;
import dev.callside.practice.launch.SessionStore;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Notifications;
import dev.callside.practice.work.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All open panels of this node. Word that a call or a practice has changed makes its panels read their state anew; each
 * message is the whole state, so nothing is lost by missing one.
 */
@ApplicationScoped
public class LiveHub {

    /** PostgreSQL's channels: of one call ({@code practice call}), and of one practice. */
    public static final String CALLS = "callside_call";

    public static final String PRACTICES = "callside_practice";
    /** Of one practice's credits, which only the settings show. */
    public static final String CREDITS = "callside_credits";
    /** Of what came in about one practice's messages, which only the settings show. */
    public static final String MESSAGES = "callside_messages";

    private final Map<String, Set<LiveStream>> streams = new ConcurrentHashMap<>();

    @Inject
    private Panels panels;

    @Inject
    private Database database;

    @Inject
    private SessionStore sessions;

    @Inject
    private Clock clock;

    @Inject
    private Jsonb jsonb;

    @Inject
    private Threads threads;

    public void listen(Notifications notifications) {
        notifications.on(CALLS, this::changed);
        notifications.on(PRACTICES, this::changed);
        notifications.on(CREDITS, this::refresh);
        notifications.on(MESSAGES, this::refresh);
    }

    public void open(Session session, String token, SseEventSink sink, Sse sse) {
        var stream = new LiveStream(
                SessionStore.name(token),
                session.expiresAt(),
                sink,
                sse,
                () -> panels.state(session),
                jsonb::toJson,
                threads.panels());
        // A page has one; an earlier one of it is a connection that was lost without anybody noticing.
        streams.getOrDefault(key(session), Set.of()).stream()
                .filter(other -> other.session().equals(stream.session()))
                .forEach(LiveStream::end);
        add(streams, key(session), stream);
        stream.refresh();
    }

    /** In one step with what {@link #prune} does: added to a set that was just taken away, it would never hear of anything. */
    static <T> void add(Map<String, Set<T>> streams, String key, T stream) {
        streams.compute(key, (k, known) -> {
            Set<T> set = known == null ? ConcurrentHashMap.newKeySet() : known;
            set.add(stream);
            return set;
        });
    }

    static <T> void prune(Map<String, Set<T>> streams) {
        streams.keySet().forEach(key -> streams.computeIfPresent(key, (k, set) -> set.isEmpty() ? null : set));
    }

    private static String key(Session session) {
        return switch (session.placement()) {
            case CALL -> session.practice() + " " + session.call();
            case SETTINGS -> session.practice().toString();
        };
    }

    /** A practice's change is news for its calls too: whether payments can be asked for has changed. */
    private void changed(String key) {
        if (key.contains(" ")) {
            refresh(key);
        } else {
            streams.forEach((other, set) -> {
                if (other.startsWith(key)) {
                    set.forEach(LiveStream::refresh);
                }
            });
        }
    }

    private void refresh(String key) {
        streams.getOrDefault(key, Set.of()).forEach(LiveStream::refresh);
    }

    /** Tells each connection that it is alive, and forgets those that are not, or whose session has ended. */
    public void keepAlive() {
        var now = clock.instant();
        forget(now);
        endThoseWithoutSession(now);
    }

    private void endThoseWithoutSession(Instant now) {
        var open = streams.values().stream().flatMap(Set::stream).toList();
        if (open.isEmpty()) {
            return;
        }
        var names = open.stream().map(LiveStream::session).collect(Collectors.toSet());
        var holding = database.worker(() -> sessions.holding(names, now));
        open.stream().filter(stream -> !holding.contains(stream.session())).forEach(LiveStream::end);
    }

    private void forget(Instant now) {
        streams.values().forEach(set -> set.removeIf(stream -> !stream.keepAlive(now)));
        prune(streams);
    }

    public int size() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }
}
