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
import java.util.stream.Stream;

/** Clients. To be called inside a transaction. */
@Dependent
public class ClientStore {

    /**
     * What is told, of each client once. Written in the order of their ids at the practice, always: so of two who tell of the
     * same clients in another order, one waits for the other, and never each for the other. The order of bytes, since that of
     * languages may change with a library.
     */
    private static final String TOLD = """
            with t as materialized (
                select * from json_to_recordset(cast(?2 as json)) as t (id uuid, external_id text, name text,
                    first_name text, phone text, email text, language text, zone text, sms boolean, mail boolean,
                    origin text))
            """;

    private static final String LOCK = """
            select id from practice.clients where practice_id = ?1 and external_id = any (cast(?2 as text[]))
            order by external_id collate "C" for no key update""";

    /**
     * Of clients, those who are new. A client of whom nothing is said has agreed, but nobody has said so. Whoever tells of a
     * new client at the same moment waits here until it is known who was first.
     */
    private static final String ADD = TOLD + """
            , added as (
                insert into practice.clients (practice_id, id, external_id, name, first_name, phone, email, language, zone,
                    sms_said, email_said, sms_consent, email_consent, created_at, changed_at)
                select ?1, t.id, t.external_id, t.name, t.first_name, t.phone, t.email, t.language, t.zone, t.sms, t.mail,
                       coalesce(t.sms, true), coalesce(t.mail, true), ?3, ?3
                from t order by t.external_id collate "C"
                on conflict (practice_id, external_id) do nothing
                returning external_id, id, sms_said, email_said),
            said as (
                insert into practice.consents (practice_id, client_id, channel, given, origin, actor, at)
                select ?1, a.id, v.channel, v.given, t.origin, ?4, ?3
                from added a join t using (external_id)
                    cross join lateral (values ('sms', a.sms_said), ('email', a.email_said)) v (channel, given)
                where v.given is not null
                order by a.external_id collate "C")
            select external_id, id from added""";

    /**
     * Of those who are known. Consent follows what is new in a system's word: what it leaves out or says once more changes
     * nothing, a <em>no</em> always counts, and a <em>yes</em> unless a person here took the consent back. All are locked
     * first, also who is only named, so that it is seen what became otherwise, and that nothing does meanwhile.
     */
    private static final String CHANGE = TOLD + """
            , before as (
                select c.* from practice.clients c
                where c.practice_id = ?1 and c.external_id = any (cast(?5 as text[]))
                order by c.external_id collate "C" for no key update),
            put as (
                update practice.clients c
                set name = t.name, first_name = t.first_name, phone = t.phone, email = t.email, language = t.language,
                    zone = t.zone,
                    sms_consent = case when t.sms is distinct from c.sms_said and not c.sms_withdrawn
                        then coalesce(t.sms, c.sms_consent) else c.sms_consent end,
                    email_consent = case when t.mail is distinct from c.email_said and not c.email_withdrawn
                        then coalesce(t.mail, c.email_consent) else c.email_consent end,
                    sms_said = coalesce(t.sms, c.sms_said), email_said = coalesce(t.mail, c.email_said), changed_at = ?3
                from t join before b using (external_id)
                where c.practice_id = ?1 and c.id = b.id
                returning c.external_id, c.id, c.phone, c.email, c.zone, c.sms_consent, c.email_consent),
            said as (
                insert into practice.consents (practice_id, client_id, channel, given, origin, actor, at)
                select ?1, p.id, v.channel, v.given, t.origin, ?4, ?3
                from put p join t using (external_id) join before b using (external_id)
                    cross join lateral (values ('sms', p.sms_consent, b.sms_consent),
                                               ('email', p.email_consent, b.email_consent)) v (channel, given, was)
                where v.given <> v.was
                order by p.external_id collate "C")
            select b.external_id, b.id, p.id is not null and
                   (p.phone is null, p.email is null, p.zone, p.sms_consent, p.email_consent) is distinct from
                   (b.phone is null, b.email is null, b.zone, b.sms_consent, b.email_consent)
            from before b left join put p using (external_id)""";

    static final String HOLD = """
            select id from practice.clients
            where practice_id = ?1 and (external_id = any (cast(?2 as text[])) or phone = any (cast(?3 as text[]))
                or email_key = any (cast(?4 as text[])))
            order by external_id collate "C" for no key update""";

    private static final String COLUMNS =
            "select id, external_id, name, first_name, phone, email, language, zone, sms_consent, email_consent"
                    + " from practice.clients where practice_id = ?1 and ";

    static final String AT =
            COLUMNS + "(phone = nullif(?2, '') or email_key = lower(nullif(?3, ''))) order by created_at, id";

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
     * Keeps what was told about many, in three statements at most: the last sees what others have made of its clients while
     * the first one waited. Of what is told of one more than once the last holds.
     *
     * @return what became of each, by external id; of one who was only named and is not known, nothing
     */
    public Map<String, Kept> putAll(PracticeId practice, Collection<ClientTold> all, String actor, Instant now) {
        var told = new ClientsTold(all);
        var kept = new HashMap<String, Kept>();
        // Known ones first, whoever writes: who holds some already, as for a calendar, adds new ones after that too.
        Sql.of(entities, LOCK, practice, told.ids().toArray(String[]::new)).rows(row -> row.uuid(0));
        if (!told.clients().isEmpty()) {
            Sql.of(entities, ADD, practice, ClientJson.of(told.clients()), now, actor)
                    .rows(row -> kept.put(row.text(0), new Kept(row.uuid(1), false)));
        }
        var known = told.clients().stream()
                .filter(each -> !kept.containsKey(each.client().externalId()))
                .toList();
        var ids = Stream.concat(known.stream().map(each -> each.client().externalId()), told.named().stream())
                .toArray(String[]::new);
        if (ids.length > 0) {
            Sql.of(entities, CHANGE, practice, ClientJson.of(known), now, actor, ids)
                    .rows(row -> kept.put(row.text(0), new Kept(row.uuid(1), row.flag(2))));
        }
        return kept;
    }

    /**
     * Until the transaction ends nobody else changes whoever has one of these ids, phone numbers or mail addresses. To be called before
     * they are read by whoever writes what they make of it: otherwise they would write back what was true before.
     */
    public void hold(PracticeId practice, List<String> externalIds, List<String> phones, List<String> emails) {
        Sql.of(
                        entities,
                        HOLD,
                        practice,
                        externalIds.toArray(String[]::new),
                        phones.toArray(String[]::new),
                        emails.stream()
                                .map(mail -> mail.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .rows(row -> row.uuid(0));
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
        return Sql.of(entities, AT, practice, phone.orElse(""), email.orElse(""))
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
