package dev.callside.practice.launch;

import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Registered hosts, through the door. */
@Dependent
public class HostStore {

    private static final String FIND = """
            select id, issuer, jwks_uri, cast(jwks as text), client_id, array_to_string(message_origins, ' '),
                   array_to_string(frame_ancestors, ' '), event_key, adapter
            from practice.find_host(?1)""";

    private final EntityManager entities;

    @Inject
    public HostStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    public Optional<HostRegistration> find(String id) {
        return Sql.of(entities, FIND, id).first(HostStore::registration);
    }

    /** Whether the host may speak for the practice. */
    public boolean may(String host, PracticeId practice) {
        return Sql.of(entities, "select practice.host_may(?1, ?2)", host, practice.value())
                .one(row -> row.flag(0));
    }

    private static HostRegistration registration(Row row) {
        return new HostRegistration(
                row.text(0),
                row.text(1),
                row.maybeText(2).map(URI::create),
                row.maybeText(3),
                row.text(4),
                Set.of(row.text(5).split(" ", -1)),
                Set.of(row.text(6).split(" ", -1)),
                row.text(7),
                row.text(8));
    }
}
