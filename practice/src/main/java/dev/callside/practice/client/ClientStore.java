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
     * Consent follows what is new in a system's word: what it leaves out or says once more changes nothing, a <em>no</em>
     * always counts, and a <em>yes</em> unless a person here took the consent back. A client of whom nothing is said has
     * agreed, but nobody has said so. Who was there before is locked first, so that it is seen what became otherwise;
     * {@code xmax} is 0 for a row that this statement made.
     *
     * <p>In the order of their ids at the practice, always: so of two who tell of the same clients in another order, one
     * waits for the other, and never each for the other. The order of bytes, since that of languages may change with a
     * library.
     */
    private static final String PUT = """
            with t as materialized (
                select * from json_to_recordset(cast(?2 as json)) as t (id uuid, external_id text, name text,
                    first_name text, phone text, email text, language text, zone text, sms boolean, mail boolean,
                    origin text)),
            before as (
                select c.* from practice.clients c join t on t.external_id = c.external_id
                where c.practice_id = ?1 order by c.external_id collate "C" for no key update of c),
            put as (
                insert into practice.clients as c (practice_id, id, external_id, name, first_name, phone, email, language,
                    zone, sms_said, email_said, sms_consent, email_consent, created_at, changed_at)
                select ?1, t.id, t.external_id, t.name, t.first_name, t.phone, t.email, t.language, t.zone, t.sms, t.mail,
                       coalesce(t.sms, true), coalesce(t.mail, true), ?3, ?3
                from (select count(*) from before) locked, t
                order by t.external_id collate "C"
                on conflict (practice_id, external_id) do update
                    set name = excluded.name, first_name = excluded.first_name, phone = excluded.phone,
                        email = excluded.email, language = excluded.language, zone = excluded.zone,
                        sms_consent = case when excluded.sms_said is distinct from c.sms_said and not c.sms_withdrawn
                            then coalesce(excluded.sms_said, c.sms_consent) else c.sms_consent end,
                        email_consent = case when excluded.email_said is distinct from c.email_said and not c.email_withdrawn
                            then coalesce(excluded.email_said, c.email_consent) else c.email_consent end,
                        sms_said = coalesce(excluded.sms_said, c.sms_said),
                        email_said = coalesce(excluded.email_said, c.email_said),
                        changed_at = excluded.changed_at
                returning external_id, id, phone, email, zone, sms_said, email_said, sms_consent, email_consent,
                    xmax = 0 as is_new),
            told as (
                insert into practice.consents (practice_id, client_id, channel, given, origin, actor, at)
                select ?1, p.id, v.channel, v.given, t.origin, ?4, ?3
                from put p join t using (external_id) left join before b using (external_id)
                    cross join lateral (values ('sms', p.sms_said, p.sms_consent, b.sms_consent),
                                               ('email', p.email_said, p.email_consent, b.email_consent))
                        v (channel, said, given, was)
                where case when p.is_new then v.said is not null else b.id is not null and v.given <> v.was end
                order by p.external_id collate "C")
            select p.external_id, p.id, b.id is not null and
                   (p.phone is null, p.email is null, p.zone, p.sms_consent, p.email_consent) is distinct from
                   (b.phone is null, b.email is null, b.zone, b.sms_consent, b.email_consent)
            from put p left join before b using (external_id)""";

    private static final String COLUMNS =
            "select id, external_id, name, first_name, phone, email, language, zone, sms_consent, email_consent"
                    + " from practice.clients where practice_id = ?1 and ";

    private final EntityManager entities;

    @Inject
    public ClientStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What became of a client.
     *
     * @param id under which they are known
     * @param reachedOtherwise whether they were known, and are reached by other channels or at other hours than before
     */
    public record Kept(UUID id, boolean reachedOtherwise) {}

    /**
     * Keeps them as they are given, but for a consent that a person here took back; whoever has the same external id is
     * changed.
     *
     * @param actor who says it, for the history of what they agreed to
     */
    public Kept put(PracticeId practice, Client client, ConsentOrigin origin, String actor, Instant now) {
        return putAll(practice, List.of(new ClientTold(client, Told.ALL, origin)), actor, now)
                .get(client.externalId());
    }

    /**
     * Keeps what was told about many, in two statements at most. Of what is told of one more than once the last holds.
     *
     * @return what became of each, by external id; of one who was only named and is not known, nothing
     */
    public Map<String, Kept> putAll(PracticeId practice, Collection<ClientTold> all, String actor, Instant now) {
        var told = new ClientsTold(all);
        var kept = new HashMap<String, Kept>();
        if (!told.clients().isEmpty()) {
            Sql.of(entities, PUT, practice, ClientJson.of(told.clients()), now, actor)
                    .rows(row -> kept.put(row.text(0), new Kept(row.uuid(1), row.flag(2))));
        }
        if (!told.named().isEmpty()) {
            Sql.of(
                            entities,
                            "select external_id, id from practice.clients where practice_id = ?1 and external_id = any (?2)",
                            practice,
                            told.named().toArray(String[]::new))
                    .rows(row -> kept.put(row.text(0), new Kept(row.uuid(1), false)));
        }
        return kept;
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
