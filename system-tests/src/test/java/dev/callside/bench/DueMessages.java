package dev.callside.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Ten practices with clients who are to hear by SMS, now or one day, that they have an appointment. */
final class DueMessages {

    private static final int PRACTICES = 10;
    private static final int RULES = 10;

    private final BenchNode node;
    private final List<UUID> practices =
            Stream.generate(UUID::randomUUID).limit(PRACTICES).toList();
    private int rounds;

    /** @param each clients of a practice, each of whom gets one message a round */
    DueMessages(BenchNode node, int each) throws IOException, InterruptedException, SQLException {
        this.node = node;
        for (var practice : practices) {
            execute("select practice.add_practice('" + practice + "', 'Bench', 'Bench', '', 'AU', '" + noon()
                    + "', 'AUD')");
            node.get("/reminders/bench?what=credits&practice=" + practice);
            execute("""
                    insert into practice.clients (practice_id, id, external_id, name, first_name, phone, sms_consent,
                                                  created_at, changed_at)
                    select '%s', gen_random_uuid(), n, 'Client ' || n, 'Client', '+614' || 10000000 + n, true, now(), now()
                    from generate_series(1, %d) n""".formatted(practice, each));
        }
    }

    /** A zone in which it is about noon, when messages may go out. */
    private static String noon() {
        int behind = LocalTime.now(ZoneOffset.UTC).getHour() - 12;
        // in these names a plus is west
        return behind == 0 ? "Etc/GMT" : "Etc/GMT" + (behind > 0 ? "+" : "") + behind;
    }

    /** One for each client, from a minute to ten minutes ago. */
    void due() throws IOException, SQLException {
        String round = "due-" + rounds++;
        appointments(round, 1, "now() + interval '23 h 50 min' + n % 540 * interval '1 s'");
        execute("""
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at,
                                                next_at, useful_until, created_at, changed_at)
                select practice_id, gen_random_uuid(), id, 1, 'before:P1D', 'sms', start_at - interval '1 d',
                       start_at - interval '1 d', start_at, now(), now()
                from reminders.appointments where external_id like '%s-%%'
                """.formatted(round));
    }

    /** So many that are due in weeks. */
    void backlog(int messages) throws IOException, SQLException {
        int clients = Integer.parseInt(read("select count(*) from practice.clients"));
        int times = Math.max(1, messages / clients / RULES);
        appointments("later", times, "now() + interval '20 d' + n % 4320 * interval '10 min'");
        execute("""
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at,
                                                next_at, useful_until, created_at, changed_at)
                select practice_id, gen_random_uuid(), id, 1, 'before:PT' || hours || 'H', 'sms',
                       start_at - hours * interval '1 h', start_at - hours * interval '1 h', start_at, now(), now()
                from reminders.appointments, generate_series(1, %d) hours where external_id like 'later-%%'
                limit %d""".formatted(RULES, messages));
        execute("vacuum analyze reminders.messages, reminders.appointments, practice.clients");
    }

    private void appointments(String name, int times, String start) throws IOException, SQLException {
        execute("""
                insert into reminders.appointments (practice_id, id, source, external_id, client_id, status, start_at,
                                                    end_at, booked_at, created_at, changed_at)
                select practice_id, gen_random_uuid(), 'api', '%1$s-' || time || '-' || n, id, 'booked', %3$s,
                       %3$s + interval '30 min', now() - interval '30 d', now(), now()
                from (select practice_id, id, row_number() over () n from practice.clients) c,
                     generate_series(1, %2$d) time""".formatted(name, times, start));
    }

    /** Each was sent once, at the first attempt; whatever is not so is counted. */
    void assertSentOnce() throws IOException, SQLException {
        String trouble = read("""
                select count(*) filter (where state <> 'sent' or attempts <> 1)
                       + count(*) - count(distinct coalesce(provider_id, ''))
                from reminders.messages where due_at <= now()""");
        if (!trouble.equals("0")) {
            throw new IllegalStateException(trouble + " messages were not sent once: "
                    + read("select string_agg(state || ' ' || reason || ' ' || n, ', ') from (select state, reason,"
                            + " count(*) n from reminders.messages where due_at <= now() group by 1, 2) t"));
        }
    }

    private void execute(String sql) throws IOException, SQLException {
        try (Connection connection = node.owner();
                var statement = connection.createStatement()) {
            // what they refer to is there: these are no rows that somebody typed
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    private String read(String sql) throws IOException, SQLException {
        try (Connection connection = node.owner();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
