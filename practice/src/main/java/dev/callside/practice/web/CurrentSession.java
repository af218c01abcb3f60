package dev.callside.practice.web;

import dev.callside.practice.launch.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** The session of this request, once {@link SessionFilter} has let it in. */
@RequestScoped
public class CurrentSession {

    @Inject
    private HttpServletRequest request;

    private Session session;

    void set(Session found) {
        this.session = found;
    }

    public Session session() {
        if (session == null) {
            throw new IllegalStateException("an endpoint asked for a session but is open to everybody");
        }
        return session;
    }

    /** The session's language, or the browser's where there is no session. */
    public Locale locale() {
        return Optional.ofNullable(session).map(Session::locale).orElseGet(request::getLocale);
    }
}
