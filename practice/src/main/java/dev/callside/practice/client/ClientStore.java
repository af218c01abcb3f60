package dev.callside.practice.client;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Clients. To be called inside a transaction. */
@Dependent
public class ClientStore {

    /**
     * In the order of their ids at the practice, always: so of two who tell of the same clients in another order, one waits
     * for the other, and never each for the other. The order of bytes, since that of languages may change with a library.
     */
    private static final String PUT = """
            insert into practice.clients as c (practice_id, id, external_id, name, first_name, phone, email, language,
                                               zone, sms_consent, email_consent, created_at, changed_at)
            select ?1, t.id, t.external_id, t.name, t.first_name, t.phone, t.email, t.language, t.zone, t.sms, t.mail,
                   ?3, ?3
            from json_to_recordset(cast(?2 as json)) as t (id uuid, external_id text, name text, first_name text,
                phone text, email text, language text, zone text, sms boolean, mail boolean)
            order by t.external_id collate "C"
            on conflict (practice_id, external_id) do update
                set name = excluded.name, first_name = excluded.first_name, phone = excluded.phone,
                    email = excluded.email, language = excluded.language, zone = excluded.zone,
                    sms_consent = case when jsonb_exists(cast(?4 as jsonb), excluded.external_id)
                        then c.sms_consent else excluded.sms_consent end,
                    email_consent = case when jsonb_exists(cast(?4 as jsonb), excluded.external_id)
                        then c.email_consent else excluded.email_consent end,
                    changed_at = excluded.changed_at
            returning external_id, id""";

    private static final String COLUMNS =
            "select id, external_id, name, first_name, phone, email, language, zone, sms_consent, email_consent"
                    + " from practice.clients where practice_id = ?1 and ";

    private final EntityManager entities;

    @Inject
    public ClientStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps them as they are given; whoever has the same external id is changed. The id under which they are known. */
    public UUID put(PracticeId practice, Client client, Instant now) {
        return putAll(practice, List.of(new ClientTold(client, Told.ALL)), now).get(client.externalId());
    }

    /**
     * Keeps what was told about many, in two statements at most. Of what is told of one more than once the last holds.
     *
     * @return the ids under which they are known, by external id; of one who was only named and is not known, none
     */
    public Map<String, UUID> putAll(PracticeId practice, Collection<ClientTold> all, Instant now) {
        var told = new ClientsTold(all);
        var ids = new HashMap<String, UUID>();
        if (!told.clients().isEmpty()) {
            Sql.of(entities, PUT, practice, ClientJson.of(told.clients()), now, ClientJson.keys(told.consentKept()))
                    .rows(row -> ids.put(row.text(0), row.uuid(1)));
        }
        if (!told.named().isEmpty()) {
            Sql.of(
                            entities,
                            "select external_id, id from practice.clients where practice_id = ?1 and external_id = any (?2)",
                            practice,
                            told.named().toArray(String[]::new))
                    .rows(row -> ids.put(row.text(0), row.uuid(1)));
        }
        return ids;
    }

    public Optional<Client> find(PracticeId practice, UUID id) {
        return Sql.of(entities, COLUMNS + "id = ?2", practice, id).first(ClientStore::client);
    }

    /** By the practice system's id of them. */
    public Optional<Client> find(PracticeId practice, String externalId) {
        return Sql.of(entities, COLUMNS + "external_id = ?2", practice, externalId)
                .first(ClientStore::client);
    }

    /** Whoever has that phone number or that mail address; the one who was known first is first. */
    public List<Client> at(PracticeId practice, Optional<String> phone, Optional<String> email) {
        return Sql.of(
                        entities,
                        COLUMNS + "(phone = nullif(?2, '') or lower(email) = lower(nullif(?3, '')))"
                                + " order by created_at, id",
                        practice,
                        phone.orElse(""),
                        email.orElse(""))
                .rows(ClientStore::client);
    }

    private static Client client(Row row) {
        return new Client(
                row.uuid(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.maybeText(4),
                row.maybeText(5),
                row.maybeText(6).map(Locale::forLanguageTag),
                row.maybeText(7).map(ZoneId::of),
                row.flag(8),
                row.flag(9));
    }
}
