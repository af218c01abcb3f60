package dev.callside.sandbox;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Cuts a connection before or in the middle of an answer. Servlets have no way to do that, so it asks Payara's own
 * objects, by name, because no application compiles against them.
 */
final class LostConnection {

    private static final List<String> WAY = List.of(
            "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection", "terminateSilently");

    private LostConnection() {}

    /**
     * The answer begins and breaks off. It has to begin: a connection that ends without any answer can make Java's own
     * client send the request again, quietly, and nobody would notice the fault.
     */
    static void cut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write('{');
        response.flushBuffer();
        end(request);
    }

    /** No answer at all, for a server that is down. */
    static void end(HttpServletRequest request) {
        Object next = request;
        while (next instanceof ServletRequestWrapper wrapper) {
            next = wrapper.getRequest();
        }
        for (String step : WAY) {
            next = call(next, step);
        }
    }

    private static Object call(Object target, String method) {
        try {
            return target.getClass().getMethod(method).invoke(target);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this server cannot cut connections: " + target.getClass(), e);
        }
    }
}
