package dev.callside.reminders.log;

import dev.callside.plugin.PracticeId;
import dev.callside.reminders.client.ClientSearch;
import dev.callside.reminders.work.ListCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A question as SQL. Only what is asked for stands in it, so that PostgreSQL can plan for that. */
final class LogConditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    LogConditions(PracticeId practice, LogQuestion question) {
        parameters.add(practice);
        if (!question.states().isEmpty()) {
            var states = question.states().stream().map(state -> state.label()).toArray(String[]::new);
            and("m.state = any (%s)", states);
        }
        question.channel().ifPresent(channel -> and("m.channel = %s", channel.label()));
        question.kind().ifPresent(kind -> and("split_part(m.rule, ':', 1) = %s", kind.label()));
        question.answer().ifPresent(this::answer);
        question.from().ifPresent(from -> and("m.due_at >= %s", from));
        question.to().ifPresent(to -> and("m.due_at < %s", to));
        question.client().ifPresent(client -> and("c.external_id = %s", client));
        question.practitioner().ifPresent(subject -> and("a.practitioner = %s", subject));
        if (!question.text().isEmpty()) {
            text(question.text());
        }
        question.before().ifPresent(this::before);
        sql.append(" order by m.due_at desc, m.id limit ").append(parameter(question.limit()));
    }

    private void and(String condition, Object value) {
        sql.append(" and ").append(condition.formatted(parameter(value)));
    }

    /** To be read is the message that has the reply; otherwise all are asked for whose appointment was answered so. */
    private void answer(Answer answer) {
        switch (answer) {
            case YES, NO, ATTENTION -> and("a.answer = %s", answer.label());
            case TO_READ -> sql.append(" and " + LogStore.TO_READ + " and " + LogStore.HAS_THE_ANSWER);
        }
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    /** Written so that the index of the log is entered where the page before ended. */
    private void before(ListCursor cursor) {
        Instant due = cursor.at();
        and("m.due_at <= %s", due);
        sql.append(" and (m.due_at < %s or m.id > %s)".formatted(parameter(due), parameter(cursor.id())));
    }

    private void text(String text) {
        var search = ClientSearch.of(text);
        var found = parameter(search.text());
        sql.append(
                " and (c.name ilike %1$s or c.external_id ilike %1$s or a.external_id ilike %1$s or c.email ilike %1$s"
                        .formatted(found));
        search.phone().ifPresent(phone -> sql.append(" or c.phone like ").append(parameter(phone)));
        sql.append(")");
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }
}
