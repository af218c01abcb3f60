package dev.callside.reminders.imports;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.client.ClientSearch;
import dev.callside.reminders.work.ListCursor;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The files of a practice as people look at them. To be called inside a transaction. */
@Dependent
class ImportListStore {

    private final EntityManager entities;

    @Inject
    ImportListStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** The newest first. */
    List<ImportView> lines(PracticeId practice, ListQuestion<ImportShow, ListCursor> question) {
        var sql = new StringBuilder(ImportStore.COLUMNS);
        var parameters = new ArrayList<Object>();
        parameters.add(practice);
        if (question.show() != ImportShow.ALL) {
            sql.append(" and state = any (%s)"
                    .formatted(add(parameters, question.show().labels())));
        }
        if (!question.text().isEmpty()) {
            var search = ClientSearch.of(question.text());
            sql.append(" and name ilike %s".formatted(add(parameters, search.text())));
        }
        // Written so that the index of the list is entered where the page before ended.
        question.after().ifPresent(last -> {
            var at = add(parameters, last.at());
            sql.append(" and started_at <= %1$s and (started_at < %1$s or id > %2$s)"
                    .formatted(at, add(parameters, last.id())));
        });
        sql.append(" order by started_at desc, id limit %s".formatted(add(parameters, question.limit())));
        return Sql.of(entities, sql.toString(), parameters.toArray()).rows(ImportStore::view);
    }

    private static String add(List<Object> parameters, Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }
}
