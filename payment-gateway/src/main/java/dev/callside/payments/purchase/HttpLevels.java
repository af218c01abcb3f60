package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Lets a session work on a level that it may see; somebody else's looks as if there were none. */
@Dependent
class HttpLevels {

    private final CurrentSession current;
    private final Database database;
    private final Levels levels;

    @Inject
    HttpLevels(CurrentSession current, Database database, Levels levels) {
        this.current = current;
        this.database = database;
        this.levels = levels;
    }

    Response with(String id, Function<Level, Response> work) {
        return LevelId.parse(id == null ? "" : id)
                .flatMap(this::visible)
                .map(work)
                .orElseGet(this::notFound);
    }

    /** The same for what changes something: a removed level buys nothing. */
    Response withActive(String id, Function<Level, Response> work) {
        return with(id, level -> level.active() ? work.apply(level) : notFound());
    }

    private Optional<Level> visible(LevelId id) {
        var session = current.session();
        return database.app(session.practice(), () -> levels.visible(session, id));
    }

    Response notFound() {
        return Problem.response(CommonProblem.NOT_FOUND, current.locale());
    }
}
