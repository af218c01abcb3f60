package dev.callside.reminders.level;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.dispatch.OptOutStore;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tests of SMS, and how many of e-mails there were. To be called inside a transaction. */
@Dependent
class TrialStore {

    private static final String ADD = """
            insert into reminders.test_messages (practice_id, id, level_id, recipient, body, parts, credits, sent_by,
                                                 created_at, changed_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)""";

    private static final String RESULT = """
            update reminders.test_messages
            set state = ?3, provider_id = nullif(?4, ''), provider_code = nullif(?5, ''), changed_at = ?6
            where practice_id = ?1 and id = ?2
              and (state = 'sending' or state = 'in_doubt' and ?3 <> 'in_doubt')""";

    private final EntityManager entities;

    @Inject
    TrialStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Two at once of a practice are one after the other, or both could be the last that is allowed. */
    void lock(PracticeId practice) {
        Sql.lock(entities, "reminders.tests", practice);
    }

    Optional<Trial.Tried> find(PracticeId practice, UUID id) {
        return Sql.of(
                        entities,
                        "select state, credits, coalesce(provider_code, '') from reminders.test_messages"
                                + " where practice_id = ?1 and id = ?2",
                        practice,
                        id)
                .first(row -> new Trial.Tried(row.text(0), row.number(1), row.text(2)));
    }

    long since(PracticeId practice, Instant moment) {
        return Sql.of(
                        entities,
                        "select count(*) from reminders.test_messages where practice_id = ?1 and created_at > ?2",
                        practice,
                        moment)
                .one(row -> row.number(0));
    }

    boolean mailed(PracticeId practice, UUID id) {
        return Sql.of(
                        entities,
                        "select exists (select from reminders.test_mails where practice_id = ?1 and id = ?2)",
                        practice,
                        id)
                .one(row -> row.flag(0));
    }

    long mailsSince(PracticeId practice, Instant moment) {
        return Sql.of(
                        entities,
                        "select count(*) from reminders.test_mails where practice_id = ?1 and created_at > ?2",
                        practice,
                        moment)
                .one(row -> row.number(0));
    }

    void addMail(PracticeId practice, UUID id, String actor, Instant now) {
        Sql.of(
                        entities,
                        "insert into reminders.test_mails (practice_id, id, sent_by, created_at) values (?1, ?2, ?3,"
                                + " ?4)",
                        practice,
                        id,
                        actor,
                        now)
                .update();
    }

    boolean optedOut(PracticeId practice, String number) {
        return Sql.of(
                        entities,
                        "select exists (select from reminders.opt_outs where practice_id = ?1 and channel = 'sms'"
                                + " and address = ?2)",
                        practice,
                        number)
                .one(row -> row.flag(0));
    }

    void add(PracticeId practice, LevelId level, Trial trial, Trials.Written written, String actor, Instant now) {
        Sql.of(
                        entities,
                        ADD,
                        practice,
                        trial.id(),
                        level.value(),
                        trial.to(),
                        written.text(),
                        written.parts(),
                        trial.credits(),
                        actor,
                        now)
                .update();
    }

    /** False if a word of the provider's was quicker. */
    boolean result(PracticeId practice, UUID id, String state, String provider, String code, Instant now) {
        return Sql.of(entities, RESULT, practice, id, state, provider, code, now)
                .updateOne();
    }

    void optOut(PracticeId practice, String number, Instant now) {
        new OptOutStore(entities).refused(practice, Channel.SMS, number, now);
    }
}
