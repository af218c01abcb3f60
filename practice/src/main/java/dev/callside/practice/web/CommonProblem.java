package dev.callside.practice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;

/** Problems that any endpoint can answer with. */
public enum CommonProblem implements ProblemType {
    /** The body is not the JSON that was expected. */
    MALFORMED(400),
    /** No session, or it has run out, or its host was removed. The page launches again. */
    SESSION_ENDED(401),
    /** There is no such key, or it was revoked. */
    KEY_REFUSED(401),
    /** The host's launch was not accepted. */
    LAUNCH_REFUSED(401),
    /** The role may not do this. */
    NOT_ALLOWED(403),
    /** There is none, or it is somebody else's: that must look the same. */
    NOT_FOUND(404),
    /** Not for this address; or, with status 501, unknown to it. */
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    /** More than 64 KB, or of unknown length. */
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** A field has a value that is not allowed; the member {@code errors} says which and why. */
    INVALID(422),
    TOO_MANY_REQUESTS(429),
    /** A bug of ours. */
    INTERNAL(500),
    /** The database can't be reached. */
    UNAVAILABLE(503);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    /** The kind for a status that the server or JAX-RS gives by itself; servlets give 501 for a method that nobody knows. */
    static CommonProblem ofStatus(int status) {
        for (var type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            return METHOD_NOT_ALLOWED;
        }
        return status < 500 ? MALFORMED : INTERNAL;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String bundle() {
        return "dev.callside.practice.texts";
    }
}
