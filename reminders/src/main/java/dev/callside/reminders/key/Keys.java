package dev.callside.reminders.key;

import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.key.ApiKey;
import dev.callside.practice.key.ApiKeyStore;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes and revokes keys. To be called inside a transaction. */
@Dependent
class Keys {

    private static final int ENDING = 4;

    private final ApiKeyStore store;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Keys(ApiKeyStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A key; with its secret if it was made just now. */
    record Made(ApiKey key, Optional<String> secret) {}

    /** Empty if there is another key of that id. A second wish for the same key does not get to see its secret. */
    Optional<Made> make(Session who, KeyReader.Wanted wanted) {
        var secret = ApiKey.PREFIX + Tokens.make();
        var key = new ApiKey(
                wanted.id(),
                wanted.name(),
                secret.substring(secret.length() - ENDING),
                wanted.scopes(),
                clock.instant(),
                Actors.of(who),
                Optional.empty(),
                Optional.empty());
        if (store.add(who.practice(), key, secret)) {
            audit.record(who.practice(), who.subject(), "key.add", key.id());
            return Optional.of(new Made(key, Optional.of(secret)));
        }
        return find(who, wanted.id())
                .filter(found ->
                        found.name().equals(wanted.name()) && found.scopes().equals(wanted.scopes()))
                .map(found -> new Made(found, Optional.empty()));
    }

    /** From now on it lets nobody in. False if there is no such key; that it was revoked before is as good. */
    boolean revoke(Session who, UUID id) {
        if (store.revoke(who.practice(), id, clock.instant())) {
            audit.record(who.practice(), who.subject(), "key.revoke", id);
            return true;
        }
        return find(who, id).isPresent();
    }

    private Optional<ApiKey> find(Session who, UUID id) {
        return store.all(who.practice()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst();
    }
}
