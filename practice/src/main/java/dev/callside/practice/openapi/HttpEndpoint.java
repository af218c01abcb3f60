package dev.callside.practice.openapi;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * A method of a resource, as it is declared.
 *
 * @param path as {@code /openapi} names it
 */
record HttpEndpoint(String path, PathItem.HttpMethod verb, Method method) {

    static List<HttpEndpoint> of(Application application) {
        var root = application.getClass().getAnnotation(ApplicationPath.class).value();
        return application.getClasses().stream()
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .flatMap(method ->
                        verb(method).map(verb -> new HttpEndpoint(path(root, method), verb, method)).stream())
                .toList();
    }

    private static Optional<PathItem.HttpMethod> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> PathItem.HttpMethod.valueOf(verb.value()))
                .findFirst();
    }

    private static String path(String root, Method method) {
        var own = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        var path = "/" + root + "/"
                + method.getDeclaringClass().getAnnotation(Path.class).value() + "/" + own;
        return path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    /** The record that good answers have the shape of. */
    Optional<Class<?>> answer() {
        return Optional.ofNullable(method.getAnnotation(APIResponseSchema.class))
                .map(APIResponseSchema::value);
    }

    /** The record that is sent: JAX-RS takes it for the one parameter that no annotation explains. */
    Optional<Class<?>> body() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .<Class<?>>map(Parameter::getType)
                .findFirst();
    }

    String produces() {
        return declared(Produces.class).map(produces -> produces.value()[0]).orElse(MediaType.APPLICATION_JSON);
    }

    String consumes() {
        return declared(Consumes.class).map(consumes -> consumes.value()[0]).orElse(MediaType.APPLICATION_JSON);
    }

    private <A extends Annotation> Optional<A> declared(Class<A> type) {
        return Optional.ofNullable(method.getAnnotation(type))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(type)));
    }
}
