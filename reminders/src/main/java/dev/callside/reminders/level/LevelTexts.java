package dev.callside.reminders.level;

import dev.callside.credits.level.LevelId;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.copy.Copy;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyStore;
import dev.callside.reminders.copy.CopyTemplate;
import dev.callside.reminders.copy.LevelCopies;
import dev.callside.reminders.copy.Samples;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** The copy of levels as people change and try it. To be called inside a transaction. */
@Dependent
public class LevelTexts {

    private final CopyStore store;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LevelTexts(CopyStore store, Outbox outbox, Audit audit, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    LevelCopies all(PracticeId practice) {
        return store.all(practice);
    }

    /** A text that passed the check. */
    void save(PracticeId practice, LevelId level, CopyKey key, Copy copy, String actor) {
        store.save(practice, level, key, copy, clock.instant(), actor);
        audit.record(practice, actor, "reminders.copy.save", level);
    }

    void reset(PracticeId practice, LevelId level, CopyKey key, String actor) {
        if (store.all(practice).own(level, key).isPresent()) {
            store.remove(practice, level, key);
            audit.record(practice, actor, "reminders.copy.reset", level);
        }
    }

    /**
     * Sends a text that passed the check, filled in with sample data, by e-mail.
     *
     * @param id made by whoever asks; the same once more is not sent again
     */
    void test(Practice practice, LevelId level, CopyKey key, Copy copy, UUID id, String to, String actor) {
        var rendered = CopyTemplate.of(key, copy).render(Samples.of(key.language(), practice));
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
    }
}
