package dev.callside.practice.web;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.key.ApiKey;
import dev.callside.practice.launch.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Who asks: a person's session, or the holder of a key, once {@link SessionFilter} has let the request in. */
@RequestScoped
public class CurrentSession {

    @Inject
    private HttpServletRequest request;

    private Session session;
    private String token;
    private ApiKey.Holder holder;

    void set(Session found, String bearer) {
        this.session = found;
        this.token = bearer;
    }

    void set(ApiKey.Holder found) {
        this.holder = found;
    }

    public Session session() {
        if (session == null) {
            throw new IllegalStateException("an endpoint asked for a session but is open to everybody");
        }
        return session;
    }

    /** What the session came with, for what stays open longer than one request. */
    public String token() {
        return Objects.requireNonNull(token, "whoever asks for a token has a session");
    }

    boolean byKey() {
        return holder != null;
    }

    /** Whose key it is that was asked with; empty where a person asks. */
    public Optional<ApiKey.Holder> key() {
        return Optional.ofNullable(holder);
    }

    /** Of whoever asks, by a session or a key. */
    public PracticeId practice() {
        return holder == null ? session().practice() : holder.practice();
    }

    /** For the history: the person's subject at the host, or the key's id. */
    public String actor() {
        return holder == null ? session().subject() : "key " + holder.id();
    }

    /** The session's language, or the browser's where there is no session. */
    public Locale locale() {
        return Optional.ofNullable(session).map(Session::locale).orElseGet(request::getLocale);
    }
}
