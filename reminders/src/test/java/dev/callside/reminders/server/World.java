package dev.callside.reminders.server;

import dev.callside.practice.testing.TestPostgres;
import java.util.List;

/** All that reminders keep, as one text: what changes nothing leaves it as it was. */
final class World {

    /** Without what workers do by themselves, and without when a key was last used. */
    private static final List<String> ALL = List.of(
            "select practice_id, id, version, status, answer, changed_at from reminders.appointments",
            "select practice_id, id, due_at, state from reminders.messages",
            "select * from reminders.opt_outs",
            "select practice_id, level_id, preferences, version from reminders.preferences",
            "select * from reminders.templates",
            "select * from reminders.replies",
            "select * from reminders.imports",
            "select * from reminders.import_errors",
            "select * from reminders.import_parts",
            "select * from reminders.opt_out_history",
            "select practice_id, id, name, paused from reminders.feeds",
            "select id, phone from practice.practices",
            "select practice_id, id, name, phone, email, sms_consent, email_consent from practice.clients",
            "select * from practice.consents",
            "select practice_id, id, name, scopes, revoked_at from practice.api_keys",
            "select practice_id, id from practice.outbox",
            "select practice_id, object, action from practice.audit",
            "select practice_id, id from credits.transfers");

    private World() {}

    static String of(TestPostgres postgres) {
        var all = new StringBuilder();
        for (var rows : ALL) {
            all.append(rows.replaceFirst(".* from ", ""))
                    .append(' ')
                    .append(postgres.ownerSees("select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by"
                            + " t::text)), '') from (" + rows + ") t"))
                    .append('\n');
        }
        return all.toString();
    }
}
