package dev.callside.sandbox.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.host.AppCalls;
import dev.callside.sandbox.host.AppCalls.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * With an API key, as any practice system. The manager of the demo makes it when it is needed first, and another one if it lets
 * nobody in any more; it is kept in the sandbox's schema and never leaves the server.
 */
@Singleton
class KeyedProduct implements Product {

    private static final String ROOT = "/reminders/api/v1/";
    private static final int REFUSED = 401;

    private final Db db;
    private final AppCalls app;

    @Inject
    KeyedProduct(Db db, AppCalls app) {
        this.db = db;
        this.app = app;
    }

    private record Key(String secret, String zone) {}

    @Override
    public ZoneId zone() throws IOException, InterruptedException {
        return ZoneId.of(key().zone());
    }

    @Override
    public Answer call(String method, String path, String body) throws IOException, InterruptedException {
        Key key = key();
        Answer answer = app.send(method, ROOT + path, body, Optional.of(key.secret()));
        if (answer.status() != REFUSED) {
            return answer;
        }
        db.update("delete from sandbox.practice_key where secret = ?", key.secret());
        return app.send(method, ROOT + path, body, Optional.of(key().secret()));
    }

    private synchronized Key key() throws IOException, InterruptedException {
        Optional<Key> kept = db.first(
                "select secret, zone from sandbox.practice_key", row -> new Key(row.getString(1), row.getString(2)));
        return kept.isPresent() ? kept.get() : made();
    }

    private Key made() throws IOException, InterruptedException {
        Answer session = good(app.managerSession());
        ObjectNode wanted =
                Http.object().put("id", UUID.randomUUID().toString()).put("name", "Practice system");
        wanted.putArray("scopes").add("appointments:read").add("appointments:write");
        Answer made = good(app.send("POST", ROOT + "keys", wanted.toString(), Optional.of(session.text("token"))));
        Key key = new Key(
                made.text("secret"),
                session.body().path("practice").path("zone").asText());
        db.update(
                "insert into sandbox.practice_key (secret, zone) values (?, ?) on conflict (the_row) do update"
                        + " set secret = excluded.secret, zone = excluded.zone",
                key.secret(),
                key.zone());
        return key;
    }

    /** For a moment after its time was moved Callside lets nobody in: as good as not answering. */
    private static Answer good(Answer answer) throws IOException {
        if (!answer.good()) {
            throw new IOException("Callside made no key: " + answer.status());
        }
        return answer;
    }
}
