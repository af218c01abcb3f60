package dev.callside.reminders.log;

import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;

/** Answers what the log is asked, as a page or as a file. A clinician sees the messages of their own appointments. */
@Dependent
class HttpLog {

    private final CurrentSession current;
    private final Database database;
    private final PracticeStore practices;

    @Inject
    HttpLog(CurrentSession current, Database database, PracticeStore practices) {
        this.current = current;
        this.database = database;
        this.practices = practices;
    }

    /** In a transaction. */
    Response answer(HttpLogAsked asked, String before, String limit, BiFunction<Practice, LogQuestion, Response> work) {
        var session = current.session();
        return database.app(session.practice(), () -> {
            var practice = practices.practice(session.practice());
            var reader = new LogReader(practice.zone(), session.locale());
            var question = reader.question(asked, before, limit);
            if (!reader.errors().isEmpty()) {
                return Problem.invalid(session.locale(), reader.errors());
            }
            return work.apply(practice, session.role() == Role.MANAGER ? question : question.only(session.subject()));
        });
    }
}
