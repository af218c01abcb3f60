package dev.callside.reminders.feed;

import dev.callside.practice.tenancy.JsonRows;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.feed.Changes.Taken;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What of calendars was taken. To be called inside a transaction. */
@Dependent
class ItemStore {

    private static final String ALL = """
            select key, external_id, uid, start_at, off, print from reminders.feed_items
            where practice_id = ?1 and feed_id = ?2
            union all
            select l.key, l.external_id, l.uid, l.start_at, true, '' from reminders.feed_left l
            where l.practice_id = ?1 and not exists (select from reminders.feed_items i
                where i.practice_id = l.practice_id and i.feed_id = ?2 and i.key = l.key)
            order by key""";

    private static final String PUT = """
            insert into reminders.feed_items (practice_id, feed_id, key, external_id, uid, start_at, off, print)
            select ?1, ?2, i.key, i.external_id, i.uid, i.start_at, i.off, i.print
            from json_to_recordset(cast(?3 as json)) as i (key text, external_id text, uid text, start_at timestamptz,
                off boolean, print text)
            on conflict (practice_id, feed_id, key) do update
                set start_at = excluded.start_at, off = excluded.off, print = excluded.print""";

    private static final String FOUND = """
            delete from reminders.feed_left
            where practice_id = ?1 and external_id in (select json_array_elements_text(cast(?2 as json)))""";

    private static final String DROP = """
            delete from reminders.feed_items
            where practice_id = ?1 and feed_id = ?2 and key in (select json_array_elements_text(cast(?3 as json)))""";

    private static final String OTHERS = """
            select t.key from json_to_recordset(cast(?3 as json)) as t (key text, external_id text, new boolean)
            where exists (select from reminders.feed_items o
                    where o.practice_id = ?1 and o.feed_id <> ?2 and o.external_id = t.external_id)
                or t.new and exists (select from reminders.feed_items o
                    where o.practice_id = ?1 and o.feed_id <> ?2 and o.key = t.key)""";

    private static final String TAKE_OVER = """
            delete from reminders.feed_items o using reminders.feed_items i
            where i.practice_id = ?1 and i.feed_id = ?2 and i.key <> i.external_id and not i.off
              and o.practice_id = i.practice_id and o.key = i.key and o.feed_id <> i.feed_id and o.external_id = o.key
            returning o.external_id""";

    private final EntityManager entities;

    @Inject
    ItemStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Of this calendar, and, as if it were off, what one that was removed knew: it may be the same calendar at another address. */
    List<Item> all(Feed feed) {
        return Sql.of(entities, ALL, feed.practice(), feed.id())
                .rows(row -> new Item(row.text(0), row.text(1), row.text(2), row.instant(3), row.flag(4), row.text(5)));
    }

    void put(Feed feed, Collection<Item> items) {
        Sql.of(entities, PUT, feed.practice(), feed.id(), JsonRows.of(items, ItemStore::row))
                .update();
        var found = items.stream().map(Item::externalId).toList();
        Sql.of(entities, FOUND, feed.practice(), JsonRows.texts(found)).update();
    }

    private static JsonObjectBuilder row(Item item) {
        return JsonRows.row()
                .add("key", item.key())
                .add("external_id", item.externalId())
                .add("uid", item.uid())
                .add("start_at", item.start().toString())
                .add("off", item.off())
                .add("print", item.print());
    }

    void drop(Feed feed, Collection<String> keys) {
        Sql.of(entities, DROP, feed.practice(), feed.id(), JsonRows.texts(keys)).update();
    }

    /** What began so long ago that nobody will move it any more. */
    void forget(Feed feed, Instant before) {
        Sql.of(
                        entities,
                        "delete from reminders.feed_items where practice_id = ?1 and feed_id = ?2 and start_at < ?3",
                        feed.practice(),
                        feed.id(),
                        before)
                .update();
        Sql.of(
                        entities,
                        "delete from reminders.feed_left where practice_id = ?1 and start_at < ?2",
                        feed.practice(),
                        before)
                .update();
    }

    /** Which of these another calendar of the practice has, by their keys: the appointment, or the event where it would be a new one. */
    Set<String> ofOthers(Feed feed, Collection<Taken> events) {
        var json = JsonRows.of(
                events,
                taken -> JsonRows.row()
                        .add("key", taken.occurrence().key())
                        .add("external_id", taken.externalId())
                        .add("new", taken.before().isEmpty()));
        return Set.copyOf(
                Sql.of(entities, OTHERS, feed.practice(), feed.id(), json).rows(row -> row.text(0)));
    }

    /**
     * Takes from the other calendars what they took for new before this one said that it is a series that was moved.
     *
     * @return the appointments that are nobody's now
     */
    List<String> takeOver(Feed feed) {
        return Sql.of(entities, TAKE_OVER, feed.practice(), feed.id()).rows(row -> row.text(0));
    }
}
