package dev.callside.launcher.server;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * What can't be read as HTTP is answered with a problem document too. Whoever reads it, Grizzly's codec, answers with a status and nothing,
 * past all the filters that know what HTTP is, closes the connection, and can't be told otherwise. So this stands between it and the network.
 */
final class Unreadable extends BaseFilter {

    private static final Attribute<Boolean> READ =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Unreadable.class.getName() + ".read");

    private static final String DETAIL =
            "The request is not as HTTP/1.1 wants it. Its first line and headers may be 8 KB together, "
                    + "up to 100 headers, one of them Host, and its body must be as the headers say.";

    private static final String HEAD = """
            HTTP/1.1 %d %s\r
            Content-Type: %s\r
            Content-Length: %d\r
            X-Content-Type-Options: nosniff\r
            Date: %s\r
            Connection: close\r
            \r
            """;

    private Unreadable() {}

    static void add(FilterChain chain) {
        chain.add(chain.indexOfType(HttpServerFilter.class), new Unreadable());
    }

    /** Leaves an answer as it is, because its request could be read. */
    static void except(HttpResponsePacket response) {
        READ.set(response, true);
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        HttpContext http = HttpContext.get(context);
        if (http != null
                && context.getMessage() instanceof Buffer
                && isCodecs(http.getRequest().getResponse())) {
            context.setMessage(answer(http.getRequest().getResponse().getHttpStatus()));
        }
        return context.getInvokeAction();
    }

    private static boolean isCodecs(HttpResponsePacket response) {
        return response.getStatus() >= HttpStatus.BAD_REQUEST_400.getStatusCode()
                && !READ.isSet(response)
                && !isHead(response.getRequest());
    }

    /** Whether there is a method is not sure: what is longer than may be was not looked at to its end. */
    static boolean isHead(HttpRequestPacket request) {
        return request.getMethodDC().equals(Method.HEAD.getMethodBytes());
    }

    private static Buffer answer(HttpStatus status) {
        byte[] problem = ServerProblem.of(status, DETAIL);
        String head = HEAD.formatted(
                status.getStatusCode(),
                status.getReasonPhrase(),
                ServerProblem.MEDIA_TYPE,
                problem.length,
                FastHttpDateFormat.getCurrentDate());
        MemoryManager<?> memory = MemoryManager.DEFAULT_MEMORY_MANAGER;
        return Buffers.appendBuffers(
                memory, Buffers.wrap(memory, head.getBytes(StandardCharsets.US_ASCII)), Buffers.wrap(memory, problem));
    }
}
