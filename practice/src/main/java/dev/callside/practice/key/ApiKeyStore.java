package dev.callside.practice.key;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keys. Only the hash of one is kept: whoever reads the table can't call with it. */
@Dependent
public class ApiKeyStore {

    private static final String INSERT = """
            insert into practice.api_keys (practice_id, id, name, key_hash, ending, scopes, created_at, created_by)
            values (?1, ?2, ?3, ?4, ?5, string_to_array(?6, ' '), ?7, ?8)
            on conflict (practice_id, id) do nothing""";

    private static final String ALL = """
            select id, name, ending, array_to_string(scopes, ' '), created_at, created_by, last_used_at, revoked_at
            from practice.api_keys where practice_id = ?1 order by revoked_at is not null, created_at desc, id""";

    private final EntityManager entities;

    @Inject
    public ApiKeyStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps a new key; {@code secret} is shown to its owner once, and nowhere else. False if there is one of that id. */
    public boolean add(PracticeId practice, ApiKey key, String secret) {
        return Sql.of(
                        entities,
                        INSERT,
                        practice,
                        key.id(),
                        key.name(),
                        Tokens.hash(secret),
                        key.ending(),
                        key.scopes().stream().map(Scope::label).sorted().collect(Collectors.joining(" ")),
                        key.created(),
                        key.createdBy())
                .updateOne();
    }

    /** All keys: those in use first, then the newest. */
    public List<ApiKey> all(PracticeId practice) {
        return Sql.of(entities, ALL, practice).rows(ApiKeyStore::key);
    }

    /** False if there is none that could be revoked. */
    public boolean revoke(PracticeId practice, UUID id, Instant now) {
        return Sql.of(
                        entities,
                        "update practice.api_keys set revoked_at = ?3"
                                + " where practice_id = ?1 and id = ?2 and revoked_at is null",
                        practice,
                        id,
                        now)
                .updateOne();
    }

    /** Through the door. Empty if there is no such key, or it was revoked. */
    public Optional<ApiKey.Holder> find(String secret, Instant now) {
        return Sql.of(
                        entities,
                        "select practice_id, id, name, array_to_string(scopes, ' ')"
                                + " from practice.find_api_key(?1, ?2)",
                        Tokens.hash(secret),
                        now)
                .first(row ->
                        new ApiKey.Holder(new PracticeId(row.uuid(0)), row.uuid(1), row.text(2), scopes(row.text(3))));
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.uuid(0),
                row.text(1),
                row.text(2),
                scopes(row.text(3)),
                row.instant(4),
                row.text(5),
                row.maybeInstant(6),
                row.maybeInstant(7));
    }

    /** A scope that this version doesn't know any more allows nothing. */
    private static Set<Scope> scopes(String labels) {
        return Arrays.stream(labels.split(" "))
                .flatMap(label -> Scope.named(label).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
