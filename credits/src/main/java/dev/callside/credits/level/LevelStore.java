package dev.callside.credits.level;

import dev.callside.credits.ledger.Code;
import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Levels and practitioners. */
@Dependent
class LevelStore {

    private static final String SELECT = """
        select l.practice_id, l.id, l.kind, l.practitioner_id, p.name, l.state, l.created_at, l.removed_at,
               l.credits_to, a.posted, a.pending, t.is_on, t.amount, t.threshold, t.daily_cap, t.monthly_cap,
               t.suspended, t.suspended_at, array_to_string(s.stages, ' '), array_to_string(s.recipients, ' '),
               s.locale, t.suspended_until, t.currency
        from credits.levels l
            join credits.accounts a on a.practice_id = l.practice_id and a.id = l.id
            join credits.top_ups t on t.practice_id = l.practice_id and t.level_id = l.id
            join credits.alerts s on s.practice_id = l.practice_id and s.level_id = l.id
            left join practice.practitioners p on p.practice_id = l.practice_id and p.id = l.practitioner_id
        where l.practice_id = ?1\
        """;

    private static final String ORDER = " order by l.kind, l.state, p.name, l.created_at, l.id";

    private static final String ADD = """
        insert into credits.levels (practice_id, id, kind, practitioner_id, created_at, created_by)
        values (?1, ?2, ?3, cast(nullif(?4, '') as uuid), ?5, ?6)
        on conflict do nothing\
        """;

    private static final String ADD_SETTINGS = """
        with alerts as (
            insert into credits.alerts (practice_id, level_id) values (?1, ?2) on conflict do nothing)
        insert into credits.top_ups (practice_id, level_id, threshold) values (?1, ?2, ?3) on conflict do nothing\
        """;

    private static final String REMOVE = """
        update credits.levels set state = 'removed', removed_at = ?4, removed_by = ?5, credits_to = ?3
        where practice_id = ?1 and id = ?2 and state = 'active'\
        """;

    private static final String PAYERS = """
        select l.practitioner_id, l.id from credits.levels l
        where l.practice_id = ?1 and l.state = 'active' and (l.kind = 'group' or l.practitioner_id = any (?2))
        order by l.id\
        """;

    private static final String HOLDERS = """
        select level_id, heir from credits.lock_heirs(?1, array(
            select distinct h.debit_account from credits.holds h
            where h.practice_id = ?1 and h.transfer_id = any (?2)))\
        """;

    private static final String FREE = """
        select p.id, p.name from practice.practitioners p
        where p.practice_id = ?1 and not exists (
            select from credits.levels l
            where l.practice_id = p.practice_id and l.practitioner_id = p.id and l.state = 'active')
        order by p.name, p.id\
        """;

    private final EntityManager entities;

    @Inject
    LevelStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    List<Level> all(PracticeId practice) {
        return Sql.of(entities, SELECT + ORDER, practice).rows(LevelStore::level);
    }

    Optional<Level> find(PracticeId practice, LevelId id) {
        return Sql.of(entities, SELECT + " and l.id = ?2", practice, id.value()).first(LevelStore::level);
    }

    boolean hasGroup(PracticeId practice) {
        return !Sql.of(entities, "select id from credits.levels where practice_id = ?1 and kind = 'group'", practice)
                .rows(row -> row.uuid(0))
                .isEmpty();
    }

    /** Whether it is new. */
    boolean add(
            PracticeId practice, LevelId id, Optional<UUID> practitioner, long threshold, Instant at, String actor) {
        var kind = practitioner.isPresent() ? LevelKind.INDIVIDUAL : LevelKind.GROUP;
        var added = Sql.of(
                        entities,
                        ADD,
                        practice,
                        id.value(),
                        kind.name().toLowerCase(Locale.ROOT),
                        practitioner.map(UUID::toString).orElse(""),
                        at,
                        actor)
                .updateOne();
        if (added) {
            Sql.of(entities, ADD_SETTINGS, practice, id.value(), threshold).update();
        }
        return added;
    }

    /** Nobody else spends from, refills or removes these until the transaction ends. In the order of their ids. */
    void lock(PracticeId practice, Collection<LevelId> levels) {
        Sql.of(
                        entities,
                        "select id from credits.levels where practice_id = ?1 and id = any (?2) order by id for update",
                        practice,
                        ids(levels))
                .rows(row -> row.uuid(0));
    }

    boolean remove(PracticeId practice, LevelId level, LevelId creditsTo, Instant at, String actor) {
        return Sql.of(entities, REMOVE, practice, level.value(), creditsTo.value(), at, actor)
                .updateOne();
    }

    Map<PracticeId, Long> changes() {
        var changes = new HashMap<PracticeId, Long>();
        Sql.of(
                        entities,
                        "select practice_id, count(*) + count(removed_at) from credits.levels"
                                + " where kind = 'individual' group by practice_id")
                .rows(row -> changes.put(new PracticeId(row.uuid(0)), row.number(1)));
        return changes;
    }

    /** Who of these pays with a level of their own; under no practitioner the group's. */
    Map<Optional<UUID>, LevelId> payers(PracticeId practice, Collection<UUID> practitioners) {
        return payers(PAYERS, practice, practitioners);
    }

    /** The same; none of them is removed until the transaction ends. */
    Map<Optional<UUID>, LevelId> lockPayers(PracticeId practice, Collection<UUID> practitioners) {
        return payers(PAYERS + " for share", practice, practitioners);
    }

    private Map<Optional<UUID>, LevelId> payers(String sql, PracticeId practice, Collection<UUID> practitioners) {
        var payers = new HashMap<Optional<UUID>, LevelId>();
        Sql.of(entities, sql, practice, practitioners.toArray(UUID[]::new))
                .rows(row -> payers.put(row.maybeUuid(0), new LevelId(row.uuid(1))));
        return payers;
    }

    /** Whether there is a transfer of that id, whatever it moved. */
    boolean knowsTransfer(PracticeId practice, UUID transfer) {
        return code(practice, transfer).isPresent();
    }

    /** Whether there is one for that reason. */
    boolean knowsTransfer(PracticeId practice, UUID transfer, Code why) {
        return code(practice, transfer).equals(Optional.of(why.value()));
    }

    private Optional<String> code(PracticeId practice, UUID transfer) {
        return Sql.of(
                        entities,
                        "select code from credits.transfers where practice_id = ?1 and id = ?2",
                        practice,
                        transfer)
                .first(row -> row.text(0));
    }

    /** The levels that these reservations are of, locked with the heirs of those that were removed. */
    Map<LevelId, Optional<LevelId>> lockHolders(PracticeId practice, Collection<UUID> reservations) {
        return heirs(Sql.of(entities, HOLDERS, practice, reservations.toArray(UUID[]::new)));
    }

    /** Where credits of that level go now: to itself while it is active. Locked; empty if there is no such level. */
    Optional<LevelId> lockHeir(PracticeId practice, LevelId level) {
        var heirs = heirs(Sql.of(
                entities, "select level_id, heir from credits.lock_heirs(?1, ?2)", practice, ids(List.of(level))));
        return Optional.ofNullable(heirs.get(level)).map(heir -> heir.orElse(level));
    }

    private static Map<LevelId, Optional<LevelId>> heirs(Sql sql) {
        var heirs = new HashMap<LevelId, Optional<LevelId>>();
        sql.rows(row -> heirs.put(new LevelId(row.uuid(0)), row.maybeUuid(1).map(LevelId::new)));
        return heirs;
    }

    /** Those who have no level of their own. */
    List<Practitioner> practitionersWithoutLevel(PracticeId practice) {
        return Sql.of(entities, FREE, practice).rows(row -> new Practitioner(row.uuid(0), row.text(1)));
    }

    Optional<Practitioner> practitioner(PracticeId practice, UUID id) {
        return Sql.of(
                        entities,
                        "select id, name from practice.practitioners where practice_id = ?1 and id = ?2",
                        practice,
                        id)
                .first(row -> new Practitioner(row.uuid(0), row.text(1)));
    }

    Optional<Practitioner> practitioner(Session session) {
        return Sql.of(
                        entities,
                        "select id, name from practice.practitioners"
                                + " where practice_id = ?1 and host_id = ?2 and subject = ?3",
                        session.practice(),
                        session.host(),
                        session.subject())
                .first(row -> new Practitioner(row.uuid(0), row.text(1)));
    }

    private static UUID[] ids(Collection<LevelId> levels) {
        return levels.stream().map(LevelId::value).toArray(UUID[]::new);
    }

    private static Level level(Row row) {
        return new Level(
                new PracticeId(row.uuid(0)),
                new LevelId(row.uuid(1)),
                row.label(2, LevelKind.class),
                row.maybeUuid(3).map(id -> new Practitioner(id, row.text(4))),
                row.label(5, LevelState.class),
                row.instant(6),
                row.maybeInstant(7),
                row.maybeUuid(8).map(LevelId::new),
                row.number(9),
                row.number(10),
                new TopUp(
                        row.flag(11),
                        row.text(22),
                        row.maybeNumber(12),
                        row.number(13),
                        row.maybeNumber(14),
                        row.maybeNumber(15)),
                row.maybeInstant(17)
                        .map(at -> new Suspension(row.label(16, Suspension.Reason.class), at, row.maybeInstant(21))),
                new AlertSettings(
                        words(row.text(18)).stream().map(Long::valueOf).toList(),
                        words(row.text(19)),
                        Locale.forLanguageTag(row.text(20))));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }
}
