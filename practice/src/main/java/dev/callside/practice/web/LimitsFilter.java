package dev.callside.practice.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.OptionalLong;

/** Refuses what is too often or too large, after {@link SessionFilter} has said who asks. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class LimitsFilter implements ContainerRequestFilter {

    private static final long MOST_BYTES = 64 * 1024;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servlet;

    @Inject
    private RateLimits limits;

    @Inject
    private CurrentSession current;

    @Override
    public void filter(ContainerRequestContext request) {
        if (HttpMethod.OPTIONS.equals(request.getMethod())
                || (HttpMethod.GET.equals(request.getMethod()) && !costs())) {
            return;
        }
        var wait = waitFor(request);
        if (wait.isPresent()) {
            request.abortWith(Problem.tooMany(current.locale(), wait.getAsLong()));
        } else if (request.getLength() > mostBytes() || (request.hasEntity() && request.getLength() < 0)) {
            // Without a length it would have to be read to be measured; our pages always say it.
            request.abortWith(Problem.response(CommonProblem.TOO_LARGE, current.locale()));
        }
    }

    /** Reading costs little, but a stream stays open, and others may have to be asked. */
    private boolean costs() {
        return isStream() || resource.getResourceMethod().isAnnotationPresent(AsksOutside.class);
    }

    private boolean isStream() {
        var produces = resource.getResourceMethod().getAnnotation(Produces.class);
        return produces != null && List.of(produces.value()).contains(MediaType.SERVER_SENT_EVENTS);
    }

    private long mostBytes() {
        var more = resource.getResourceMethod().getAnnotation(MostBytes.class);
        return more == null ? MOST_BYTES : more.value();
    }

    private OptionalLong waitFor(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return limits.address(HttpAddress.asking(servlet));
        }
        var token = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (isStream()) {
            return limits.stream(token);
        }
        if (resource.getResourceMethod().isAnnotationPresent(WhileTyping.class)) {
            return limits.typing(token, current.practice());
        }
        return current.byKey() ? limits.key(token, current.practice()) : limits.session(token, current.practice());
    }
}
