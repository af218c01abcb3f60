package dev.callside.practice.web;

import dev.callside.practice.launch.Session;
import dev.callside.practice.launch.SessionStore;
import dev.callside.practice.tenancy.Database;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Lets in who has a session of an allowed role. An endpoint that declares nobody is for nobody. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {

    private static final String BEARER = "Bearer ";

    @Context
    private ResourceInfo resource;

    @Inject
    private Database database;

    @Inject
    private SessionStore sessions;

    @Inject
    private CurrentSession current;

    @Inject
    private Clock clock;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Open.class)) {
            return;
        }
        var session = token(request).flatMap(this::find);
        if (session.isEmpty()) {
            request.abortWith(Problem.response(CommonProblem.SESSION_ENDED, current.locale()));
            return;
        }
        current.set(session.get());
        if (!allowed(method, session.get())) {
            request.abortWith(
                    Problem.response(CommonProblem.NOT_ALLOWED, session.get().locale()));
        }
    }

    /** An endpoint without a word about it is closed. */
    static boolean allowed(Method method, Session session) {
        if (method.isAnnotationPresent(AnySession.class)) {
            return true;
        }
        var allowed = method.getAnnotation(Allowed.class);
        return allowed != null
                && allowed.placement() == session.placement()
                && List.of(allowed.roles()).contains(session.role());
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    private Optional<Session> find(String token) {
        return database.door(() -> sessions.find(token, clock.instant()));
    }
}
