package dev.callside.practice.mail;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Where mail is put, in the transaction of what it tells about: both happen or neither. */
@Dependent
public class Outbox {

    /** Says to the mail workers of all nodes that there is something. */
    static final String CHANNEL = "callside_outbox";

    private static final String PUT = """
            insert into practice.outbox (practice_id, id, mail_key, recipient, sender_name, subject, text_body,
                                         html_body, locale, due_at, created_at, changed_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?10)
            on conflict (practice_id, mail_key) do nothing""";

    private static final String STATES = """
            select mail_key, state from practice.outbox
            where practice_id = ?1 and mail_key in (select unnest(string_to_array(?2, ' ')))""";

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    public Outbox(@PracticeUnit EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Puts it there unless a mail of the same key is there already. */
    public void put(PracticeId practice, Mail mail) {
        var now = clock.instant();
        Sql.of(
                        entities,
                        PUT,
                        practice,
                        Ids.next(now),
                        mail.key(),
                        mail.recipient(),
                        mail.senderName(),
                        mail.subject(),
                        mail.text(),
                        mail.html(),
                        mail.locale().toLanguageTag(),
                        now)
                .update();
        Sql.of(entities, "select cast(pg_notify('" + CHANNEL + "', '') as text)")
                .one(row -> row.text(0));
    }

    /** The states of those mails that exist, by key. Keys have no spaces. */
    public Map<String, MailState> states(PracticeId practice, Collection<String> keys) {
        return Sql.of(entities, STATES, practice, String.join(" ", keys))
                .rows(row -> Map.entry(row.text(0), row.label(1, MailState.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
