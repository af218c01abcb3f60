package dev.callside.practice.testing.server;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an application really has, to be held against a test's table of who may do what. */
public final class DeclaredEndpoints {

    private DeclaredEndpoints() {}

    /** Each as {@code PUT levels/{id}}. */
    public static Set<String> of(Application application) {
        var names = new TreeSet<String>();
        for (var resource : application.getClasses()) {
            if (resource.isAnnotationPresent(Path.class)) {
                for (var method : resource.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> names.add(verb + " " + path(resource, method)));
                }
            }
        }
        return names;
    }

    /** What is wrong with a table; empty if it has each endpoint. */
    public static String difference(Set<String> table, Set<String> existing) {
        return line("Add a line to the table for: ", existing, table)
                + line("Take out of the table what is no endpoint: ", table, existing);
    }

    private static String line(String what, Set<String> all, Set<String> but) {
        var names = new TreeSet<>(all);
        names.removeAll(but);
        return names.isEmpty() ? "" : what + String.join(", ", names) + "\n";
    }

    private static Optional<String> verb(Method method) {
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
