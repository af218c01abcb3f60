package dev.callside.reminders.client;

import dev.callside.plugin.PracticeId;
import dev.callside.reminders.work.SqlChannels;
import java.util.ArrayList;
import java.util.List;

/** A question as SQL. Only what is asked for stands in it, so that PostgreSQL can plan for that. */
final class ClientConditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    ClientConditions(PracticeId practice, ClientQuestion question) {
        parameters.add(practice);
        sql.append(shown(question.show()));
        if (!question.text().isEmpty()) {
            text(ClientSearch.of(question.text()));
        }
        // Written so that the index of the list is entered where the page before ended.
        question.after()
                .ifPresent(id -> sql.append((" and (c.name, c.id) > ((select a.name from practice.clients a"
                                + " where a.practice_id = ?1 and a.id = %1$s), %1$s)")
                        .formatted(parameter(id))));
        sql.append(" order by c.name, c.id limit ").append(parameter(question.limit()));
    }

    private static String shown(Show show) {
        return switch (show) {
            case ALL -> "";
            case NO_CONSENT -> " and not (c.sms_consent and c.email_consent)";
            case OPTED_OUT ->
                SqlChannels.in(
                        " and exists (select from reminders.opt_outs o where o.practice_id = c.practice_id and {theirs})");
            case NO_PHONE -> " and c.phone is null";
            case NO_EMAIL -> " and c.email is null";
        };
    }

    private void text(ClientSearch search) {
        sql.append(" and (c.name ilike %1$s or c.external_id ilike %1$s or c.email ilike %1$s"
                .formatted(parameter(search.text())));
        search.phone().ifPresent(phone -> sql.append(" or c.phone like ").append(parameter(phone)));
        sql.append(")");
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }
}
