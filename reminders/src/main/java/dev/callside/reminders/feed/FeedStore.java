package dev.callside.reminders.feed;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.feed.Fetched.Tags;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Claims calendars to read, and remembers how it went. To be called inside a transaction. */
@Dependent
class FeedStore {

    private static final String CLAIM = """
            update reminders.feeds f set lease_until = ?2, epoch = f.epoch + 1, tried_at = ?1
            from (select practice_id, id from reminders.feeds
                  where not paused and next_at <= ?1 and (lease_until is null or lease_until <= ?1)
                  order by next_at, practice_id, id limit ?3 for update skip locked) due
            where f.practice_id = due.practice_id and f.id = due.id
            returning f.practice_id, f.id, f.address, f.practitioner, f.practitioner_name, f.sms_consent, f.email_consent,
                f.epoch, f.failures, f.problem, f.etag, f.modified, f.whole_at, f.gone_is_right""";

    private static final String HOLD =
            "select id, epoch from reminders.feeds where practice_id = ?1 order by id for no key update";

    private static final String OURS = " where practice_id = ?1 and id = ?2 and epoch = ?3";

    private static final String FAILED = """
            update reminders.feeds set lease_until = null, failures = failures + 1, problem = ?4, next_at = ?5,
                gone_is_right = false""" + OURS;

    private static final String UNCHANGED = """
            update reminders.feeds set lease_until = null, failures = 0, problem = '', read_at = ?4, next_at = ?5""" + OURS;

    private static final String READ = """
            update reminders.feeds set lease_until = null, failures = 0, problem = ?6, gone = ?7, gone_is_right = false,
                read_at = ?4, whole_at = ?4, next_at = ?5, etag = ?8, modified = ?9, skipped = cast(?10 as jsonb)""" + OURS;

    private final EntityManager entities;

    @Inject
    FeedStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Those that are due, for whoever is first. As worker. */
    List<Feed> claim(int most, Instant now, Instant leaseUntil) {
        return Sql.of(entities, CLAIM, now, leaseUntil, most).rows(FeedStore::feed);
    }

    private static Feed feed(Row row) {
        return new Feed(
                new PracticeId(row.uuid(0)),
                row.uuid(1),
                new CalendarAddress(URI.create(row.text(2))),
                row.text(3),
                row.text(4),
                row.flag(5),
                row.flag(6),
                (int) row.number(7),
                (int) row.number(8),
                row.text(9),
                new Tags(row.text(10), row.text(11)),
                row.maybeInstant(12),
                row.flag(13));
    }

    /**
     * Whether it is still ours, which it then stays until the transaction ends. Until then no other calendar of the practice
     * takes anything either: two of them may have the same appointment.
     */
    boolean hold(Feed feed) {
        return Sql.of(entities, HOLD, feed.practice()).rows(row -> row).stream()
                .anyMatch(row -> row.uuid(0).equals(feed.id()) && row.number(1) == feed.epoch());
    }

    void failed(Feed feed, FeedProblem problem, Instant next) {
        Sql.of(entities, FAILED, feed.practice(), feed.id(), feed.epoch(), problem.label(), next)
                .updateOne();
    }

    void unchanged(Feed feed, Instant now, Instant next) {
        Sql.of(entities, UNCHANGED, feed.practice(), feed.id(), feed.epoch(), now, next)
                .updateOne();
    }

    /**
     * It was read to its end.
     *
     * @param problem empty if all of it is believed
     * @param gone how many are not cancelled although they are not in it any more
     */
    void read(Feed feed, Instant now, Instant next, String problem, int gone, Tags tags, String skipped) {
        Sql.of(
                        entities,
                        READ,
                        feed.practice(),
                        feed.id(),
                        feed.epoch(),
                        now,
                        next,
                        problem,
                        gone,
                        tags.etag(),
                        tags.modified(),
                        skipped)
                .updateOne();
    }
}
