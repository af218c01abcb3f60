package dev.callside.practice.web;

import dev.callside.practice.key.ApiKey;
import dev.callside.practice.key.ApiKeyStore;
import dev.callside.practice.launch.Session;
import dev.callside.practice.launch.SessionStore;
import dev.callside.practice.tenancy.Database;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
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

/** Lets in who has a session of an allowed role, or a key of an allowed scope. An endpoint that declares nobody is for nobody. */
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
    private ApiKeyStore keys;

    @Inject
    private CurrentSession current;

    @Inject
    private Clock clock;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Open.class) || HttpMethod.OPTIONS.equals(request.getMethod())) {
            // What an address takes is no secret, and no endpoint of ours is for OPTIONS.
            return;
        }
        var token = token(request);
        if (token.filter(text -> text.startsWith(ApiKey.PREFIX)).isPresent()) {
            byKey(request, method, token.get());
            return;
        }
        var session = token.flatMap(this::find);
        if (session.isEmpty()) {
            request.abortWith(Problem.response(CommonProblem.SESSION_ENDED, current.locale()));
            return;
        }
        current.set(session.get(), token.get());
        if (!allowed(method, session.get())) {
            request.abortWith(
                    Problem.response(CommonProblem.NOT_ALLOWED, session.get().locale()));
        }
    }

    private void byKey(ContainerRequestContext request, Method method, String secret) {
        var holder = database.door(() -> keys.find(secret, clock.instant()));
        if (holder.isEmpty()) {
            request.abortWith(Problem.response(CommonProblem.KEY_REFUSED, current.locale()));
            return;
        }
        current.set(holder.get());
        if (!allowed(method, holder.get())) {
            request.abortWith(Problem.response(CommonProblem.NOT_ALLOWED, current.locale()));
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

    /** An endpoint that says nothing of keys is closed to all of them. */
    static boolean allowed(Method method, ApiKey.Holder holder) {
        var keyed = method.getAnnotation(Keyed.class);
        return keyed != null && holder.scopes().contains(keyed.value());
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
