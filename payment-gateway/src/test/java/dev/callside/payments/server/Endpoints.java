package dev.callside.payments.server;

import dev.callside.payments.server.People.Who;
import dev.callside.payments.work.PaymentsApplication;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may do what: every endpoint, and the status that each of {@link Who}, in that order, is answered. */
final class Endpoints {

    private static final String TABLE = """
            POST   requests               201 403 403 403 403 201 403 201 403 403
            POST   requests/{id}/open     403 200 403 403 404 403 404 403 404 403
            POST   requests/{id}/attempts 403 200 403 403 404 403 404 403 404 403
            POST   requests/{id}/check    200 200 403 403 404 404 404 404 404 403
            POST   requests/{id}/cancel   200 403 403 403 403 404 403 404 403 403
            GET    live                   200 200 200 200 200 200 200 200 200 200
            POST   account/enable         403 403 403 204 403 403 403 403 403 204
            POST   account/link           403 403 403 200 403 403 403 403 403 200
            POST   account/confirm        403 403 403 409 403 403 403 403 403 409
            POST   account/refresh        403 403 403 204 403 403 403 403 403 204
            DELETE account                403 403 403 409 403 403 403 403 403 409
            """;

    /** Endpoints that ask for no session: they check the host's signature, or give nothing away. */
    private static final Set<String> OPEN = Set.of("POST nonces", "POST sessions");

    /** What is sent; an endpoint that isn't here takes nothing. */
    private static final Map<String, String> BODIES = Map.of(
            "requests/{id}/attempts", "{\"id\":\"3f0e1c9e-6a51-4c3e-9f0f-0d7c3c9b8a11\",\"email\":\"kim@example.com\"}",
            "account/confirm", "{\"id\":\"acct_other\"}");

    private Endpoints() {}

    record Endpoint(String method, String path, List<Integer> statuses) {

        int status(Who who) {
            return statuses.get(List.of(Who.values()).indexOf(who));
        }

        boolean hasId() {
            return path.contains("{id}");
        }

        boolean isStream() {
            return path.equals("live");
        }

        String body(String id) {
            return path.equals("requests") ? People.ask(id, null) : BODIES.getOrDefault(path, "");
        }

        String name() {
            return method + " " + path;
        }
    }

    static List<Endpoint> all() {
        return TABLE.lines()
                .map(line -> line.trim().split("\\s+", -1))
                .map(words -> new Endpoint(
                        words[0],
                        words[1],
                        Arrays.stream(words).skip(2).map(Integer::valueOf).toList()))
                .toList();
    }

    static Set<String> declared() {
        var names = all().stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
        names.addAll(OPEN);
        return names;
    }

    /** What the application really has. */
    static Set<String> existing() {
        var names = new TreeSet<String>();
        for (var resource : new PaymentsApplication().getClasses()) {
            if (resource.isAnnotationPresent(Path.class)) {
                for (var method : resource.getDeclaredMethods()) {
                    httpMethod(method).ifPresent(verb -> names.add(verb + " " + path(resource, method)));
                }
            }
        }
        return names;
    }

    private static java.util.Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        var under = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        var path = resource.getAnnotation(Path.class).value() + under;
        return path.replaceAll("^/+|/+$", "");
    }
}
