package dev.callside.practice.web;

import dev.callside.practice.text.Texts;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * What went wrong, for a program and for a person (RFC 9457).
 *
 * @param type a URI that names the kind; its page is the heading in {@code docs/reference/problems.md}
 * @param detail what happened and what to do, in the reader's language
 * @param errors what is wrong with which field; absent where the problem is not about fields
 */
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://callside.dev/problems/";

    /**
     * What is wrong with one field.
     *
     * @param field the member's name in the request
     * @param code stable, for programs
     * @param message what is allowed, for the person who typed it
     */
    public record FieldError(String field, String code, String message) {}

    public static Response response(ProblemType type, Locale locale, Object... values) {
        return response(type, locale, null, values);
    }

    /** A problem with what was typed: nothing was changed. */
    public static Response invalid(Locale locale, List<FieldError> errors) {
        return response(CommonProblem.INVALID, locale, errors);
    }

    /** Too often; the header says after how many seconds it may be tried again. */
    public static Response tooMany(Locale locale, long seconds) {
        return Response.fromResponse(response(CommonProblem.TOO_MANY_REQUESTS, locale))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    /** For what is answered outside of JAX-RS: a problem of any endpoint, by its status, which it keeps. */
    public static Problem ofStatus(int status, Locale locale) {
        var problem = of(CommonProblem.ofStatus(status), locale, null);
        return new Problem(problem.type, problem.title, status, problem.detail, null);
    }

    private static Response response(ProblemType type, Locale locale, List<FieldError> errors, Object... values) {
        return Response.status(type.status())
                .type(MEDIA_TYPE)
                .entity(of(type, locale, errors, values))
                .build();
    }

    private static Problem of(ProblemType type, Locale locale, List<FieldError> errors, Object... values) {
        var texts = Texts.of(type.bundle(), locale);
        var key = "problem." + type.slug();
        return new Problem(
                TYPES + type.slug(),
                texts.get(key + ".title"),
                type.status(),
                texts.get(key + ".detail", values),
                errors);
    }
}
