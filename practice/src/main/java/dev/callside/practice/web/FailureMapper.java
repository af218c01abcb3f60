package dev.callside.practice.web;

import dev.callside.practice.tenancy.DatabaseAway;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one place where an exception becomes an answer: a sentence for the caller, the stack trace for the log. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    @Inject
    private CurrentSession current;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException web) {
            return refused(web.getResponse());
        }
        if (failure instanceof JsonbException
                || failure instanceof JsonException
                || failure instanceof ProcessingException) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        if (cannotBeText(failure)) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        if (DatabaseAway.caused(failure)) {
            LOG.log(Level.WARNING, "The database can''t be reached: {0}", DatabaseAway.reason(failure));
            return Problem.response(CommonProblem.UNAVAILABLE, current.locale());
        }
        LOG.log(Level.SEVERE, "A request failed because of a bug", failure);
        return Problem.response(CommonProblem.INTERNAL, current.locale());
    }

    /** With the methods that an address takes, which 405 has to name (RFC 9110, 15.5.6). */
    private Response refused(Response given) {
        return Response.fromResponse(Problem.response(CommonProblem.ofStatus(given.getStatus()), current.locale()))
                .header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW))
                .build();
    }

    /** SQLSTATE 22021: PostgreSQL's text holds every character but U+0000, which JSON can say. */
    private static boolean cannotBeText(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "22021".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
