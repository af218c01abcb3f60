package dev.callside.practice.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods an address takes, for whoever comes with another one (RFC 9110, 15.5.6). Servlets refuse it without saying that, and the
 * server's own for files answers some with 403 and others with the file. JAX-RS says it by itself.
 */
final class HttpMethods {

    private static final String OPTIONS = "OPTIONS";
    private static final List<String> OF_FILES = List.of("GET", "HEAD", OPTIONS);

    /** What a servlet takes that has written such a method; the others are HttpServlet's, which refuse. */
    private static final Map<String, List<String>> WRITTEN = Map.of(
            "doGet", List.of("GET", "HEAD"),
            "doPost", List.of("POST"),
            "doPut", List.of("PUT"),
            "doDelete", List.of("DELETE"));

    /** By servlet's name. */
    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

    /** True if that answers the request, because its address does not take the method, or was asked which it takes. */
    boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var mapping = request.getHttpServletMapping();
        var file = mapping.getMappingMatch() == MappingMatch.DEFAULT;
        var methods =
                file ? OF_FILES : taken.computeIfAbsent(mapping.getServletName(), name -> of(servlet(request, name)));
        var asked = OPTIONS.equals(request.getMethod());
        if (methods.isEmpty() || (!asked && methods.contains(request.getMethod()))) {
            return false;
        }
        if (file && request.getServletContext().getResource(request.getServletPath()) == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return true;
        }
        response.setHeader("Allow", String.join(", ", methods));
        if (!asked) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        return true;
    }

    private static Class<?> servlet(HttpServletRequest request, String name) {
        var context = request.getServletContext();
        try {
            return Class.forName(context.getServletRegistration(name).getClassName(), false, context.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None of a servlet that looks at the method by itself. */
    static List<String> of(Class<?> servlet) {
        var written = Stream.<Class<?>>iterate(
                        servlet, type -> type != null && type != HttpServlet.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> WRITTEN.getOrDefault(method.getName(), List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!written.isEmpty()) {
            written.add(OPTIONS);
        }
        return List.copyOf(written);
    }
}
