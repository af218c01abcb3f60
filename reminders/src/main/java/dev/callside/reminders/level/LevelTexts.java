package dev.callside.reminders.level;

import dev.callside.credits.level.AlertCopy;
import dev.callside.credits.level.AlertCopyStore;
import dev.callside.credits.level.AlertKind;
import dev.callside.credits.level.LevelId;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyStore;
import dev.callside.reminders.copy.CopyTemplate;
import dev.callside.reminders.copy.CopyVersion;
import dev.callside.reminders.copy.LevelCopies;
import dev.callside.reminders.copy.Samples;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The copy of levels as people change and try it. To be called inside a transaction. */
@Dependent
public class LevelTexts {

    private final CopyStore store;
    private final AlertCopyStore alerts;
    private final TrialStore trials;
    private final Outbox outbox;
    private final PayLinks links;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LevelTexts(
            CopyStore store,
            AlertCopyStore alerts,
            TrialStore trials,
            Outbox outbox,
            PayLinks links,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.trials = trials;
        this.outbox = outbox;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    LevelCopies all(PracticeId practice) {
        return store.all(practice).and(alerts.all(practice));
    }

    /**
     * Saves a text that passed the check.
     *
     * @param version of what was read: {@link CopyVersion}
     * @return false if somebody else has changed it since, to something else
     */
    boolean save(PracticeId practice, LevelId level, CopyKey key, Copy copy, String version, String actor) {
        store.lock(practice);
        var own = all(practice).own(level, key);
        if (own.equals(Optional.of(copy))) {
            // The same once more, because the answer was lost, is no conflict.
            return true;
        }
        if (!CopyVersion.of(own).equals(version)) {
            return false;
        }
        put(practice, level, key, copy, actor);
        return true;
    }

    private void put(PracticeId practice, LevelId level, CopyKey key, Copy copy, String actor) {
        var now = clock.instant();
        key.topic()
                .alert()
                .ifPresentOrElse(
                        kind -> alerts.save(practice, alert(level, kind, key, copy), now, actor),
                        () -> store.save(practice, level, key, copy, now, actor));
        audit.record(practice, actor, "reminders.copy.save", level);
    }

    /**
     * Gives the level's own text up; one that has none is where it is to be.
     *
     * @param version of what was read: {@link CopyVersion}
     * @return false if somebody else has changed it since
     */
    boolean reset(PracticeId practice, LevelId level, CopyKey key, String version, String actor) {
        store.lock(practice);
        var own = all(practice).own(level, key);
        if (own.isEmpty()) {
            return true;
        }
        if (!CopyVersion.of(own).equals(version)) {
            return false;
        }
        key.topic()
                .alert()
                .ifPresentOrElse(
                        kind -> alerts.remove(practice, alert(level, kind, key, own.get())),
                        () -> store.remove(practice, level, key));
        audit.record(practice, actor, "reminders.copy.reset", level);
        return true;
    }

    private static AlertCopy alert(LevelId level, AlertKind kind, CopyKey key, Copy copy) {
        return new AlertCopy(level, kind, key.language().code(), copy);
    }

    /**
     * Sends a text that passed the check, filled in with sample data, by e-mail.
     *
     * @param id made by whoever asks; the same once more is not sent again
     * @return false if the practice has sent as many as it may; then nothing is sent
     */
    boolean test(Practice practice, LevelId level, CopyKey key, Copy copy, UUID id, String to, String actor) {
        var now = clock.instant();
        trials.lock(practice.id());
        if (trials.mailed(practice.id(), id)) {
            return true;
        }
        if (trials.mailsSince(practice.id(), now.minus(Trials.HOUR)) >= Trials.MOST) {
            return false;
        }
        trials.addMail(practice.id(), id, actor, now);
        var rendered = CopyTemplate.of(key, copy).render(Samples.of(key.language(), practice, links));
        outbox.put(
                practice.id(),
                new Mail(
                        "copy-test:" + id,
                        to,
                        practice.name(),
                        rendered.subject(),
                        rendered.text(),
                        rendered.html(),
                        key.language().in(practice.country())));
        audit.record(practice.id(), actor, "reminders.copy.test", level);
        return true;
    }
}
