package dev.callside.reminders.feed;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.feed.CalendarView.ConsentView;
import dev.callside.reminders.feed.CalendarView.PractitionerView;
import dev.callside.reminders.ical.CalendarReading.Skipped;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calendars of a practice, as its manager sees them. To be called inside a transaction. */
@Dependent
class CalendarStore {

    private static final String ADD = """
            insert into reminders.feeds (practice_id, id, name, address, practitioner, practitioner_name, sms_consent,
                email_consent, next_at, created_at, created_by)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10)
            on conflict do nothing""";

    private static final String VIEWS = """
            select f.id, f.name, f.address, f.practitioner, f.practitioner_name, f.sms_consent, f.email_consent, f.paused,
                not f.paused and (f.next_at <= ?2 or coalesce(f.lease_until > ?2, false)), f.read_at, f.tried_at, f.next_at,
                (select count(*) from reminders.feed_items i
                 where i.practice_id = f.practice_id and i.feed_id = f.id and i.start_at > ?2 and not i.off),
                cast(f.skipped as text), f.problem, f.gone, f.created_at, f.created_by
            from reminders.feeds f where f.practice_id = ?1""";

    private static final String PRACTITIONERS = """
            select subject, left(min(name), 200) from practice.practitioners
            where practice_id = ?1 and length(subject) <= 200 group by subject order by 2, 1""";

    private static final String ONE = " where practice_id = ?1 and id = ?2";

    private static final String LEAVE = """
            insert into reminders.feed_left (practice_id, key, external_id, uid, start_at)
            select practice_id, key, external_id, uid, start_at from reminders.feed_items
            where practice_id = ?1 and feed_id = ?2 and key <> external_id
            on conflict (practice_id, key) do update
                set external_id = excluded.external_id, uid = excluded.uid, start_at = excluded.start_at""";

    private final EntityManager entities;

    @Inject
    CalendarStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** False if there is one of that id, or of that address. */
    boolean add(PracticeId practice, CalendarReader.Wanted wanted, Instant now, String by) {
        return Sql.of(
                        entities,
                        ADD,
                        practice,
                        wanted.id(),
                        wanted.name(),
                        wanted.address().uri().toString(),
                        wanted.practitioner().id(),
                        wanted.practitioner().name(),
                        wanted.sms(),
                        wanted.email(),
                        now,
                        by)
                .updateOne();
    }

    long count(PracticeId practice) {
        return Sql.of(entities, "select count(*) from reminders.feeds where practice_id = ?1", practice)
                .one(row -> row.number(0));
    }

    /** Whether it is there with that address. */
    boolean same(PracticeId practice, CalendarReader.Wanted wanted) {
        return Sql.of(
                        entities,
                        "select id from reminders.feeds" + ONE + " and address = ?3",
                        practice,
                        wanted.id(),
                        wanted.address().uri().toString())
                .first(row -> row.uuid(0))
                .isPresent();
    }

    List<CalendarView> all(PracticeId practice, Instant now) {
        return Sql.of(entities, VIEWS + " order by lower(f.name), f.id", practice, now)
                .rows(CalendarStore::view);
    }

    Optional<CalendarView> find(PracticeId practice, UUID id, Instant now) {
        return Sql.of(entities, VIEWS + " and f.id = ?3", practice, now, id).first(CalendarStore::view);
    }

    List<PractitionerView> practitioners(PracticeId practice) {
        return Sql.of(entities, PRACTITIONERS, practice).rows(row -> new PractitionerView(row.text(0), row.text(1)));
    }

    /** As soon as somebody gets to it. */
    boolean readNow(PracticeId practice, UUID id, Instant now) {
        return Sql.of(entities, "update reminders.feeds set next_at = ?3" + ONE + " and not paused", practice, id, now)
                .updateOne();
    }

    /** Takes it from whoever reads it just now, who can't know that yet. */
    boolean goneIsRight(PracticeId practice, UUID id) {
        return Sql.of(
                        entities,
                        "update reminders.feeds set gone_is_right = true, epoch = epoch + 1, lease_until = null" + ONE,
                        practice,
                        id)
                .updateOne();
    }

    boolean pause(PracticeId practice, UUID id, boolean paused, Instant now) {
        return Sql.of(entities, "update reminders.feeds set paused = ?3, next_at = ?4" + ONE, practice, id, paused, now)
                .updateOne();
    }

    /** The appointments of a calendar, which nobody else can take from it until the transaction ends. */
    List<String> appointments(PracticeId practice, UUID id) {
        Sql.of(entities, "select id from reminders.feeds" + ONE + " for update", practice, id)
                .rows(row -> row.uuid(0));
        return Sql.of(
                        entities,
                        "select external_id from reminders.feed_items where practice_id = ?1 and feed_id = ?2",
                        practice,
                        id)
                .rows(row -> row.text(0));
    }

    /** What only its items knew stays, for when it is added again. */
    boolean remove(PracticeId practice, UUID id) {
        Sql.of(entities, LEAVE, practice, id).update();
        return Sql.of(entities, "delete from reminders.feeds" + ONE, practice, id)
                .updateOne();
    }

    private static CalendarView view(Row row) {
        var problem = row.text(14);
        return new CalendarView(
                row.uuid(0).toString(),
                row.text(1),
                new CalendarAddress(URI.create(row.text(2))).shortened(),
                row.text(3),
                row.text(4),
                new ConsentView(row.flag(5), row.flag(6)),
                row.flag(7),
                row.flag(8),
                row.maybeInstant(9).orElse(null),
                row.maybeInstant(10).orElse(null),
                row.instant(11),
                (int) row.number(12),
                skipped(row.text(13)),
                problem.isEmpty() ? null : problem,
                (int) row.number(15),
                row.instant(16),
                row.text(17));
    }

    private static List<Skipped> skipped(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(each ->
                            new Skipped(each.getString("reason"), each.getInt("count"), each.getString("first", null)))
                    .toList();
        }
    }
}
