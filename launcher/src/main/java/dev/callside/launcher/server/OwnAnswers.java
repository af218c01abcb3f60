package dev.callside.launcher.server;

import java.io.CharConversionException;
import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * What the server answers without asking an application is a problem document too (RFC 9457). Payara answers an address that can't be
 * decoded, such as {@code /%zz}, with 200 and nothing; and refuses others, and some methods, with a status and nothing.
 */
final class OwnAnswers extends BaseFilter {

    private static final String DETAIL =
            "The address or a header is not as HTTP wants it. Please check the address, for example for a lone % sign.";

    private static final String NO_PROXY =
            "CONNECT is for proxies, and this server is none. Please ask for the address itself, for example with GET.";

    private OwnAnswers() {}

    /** Puts it in front of what is last, which asks the applications. */
    static void add(FilterChain chain) {
        chain.add(chain.size() - 1, new OwnAnswers());
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request) {
            if (request.getMethod() == Method.CONNECT) {
                // What it is followed by has no end that one could wait for.
                request.setExpectContent(false);
                return refuse(context, request, NO_PROXY);
            }
            if (!decodes(request)) {
                return refuse(context, request, DETAIL);
            }
        }
        return context.getInvokeAction();
    }

    private static NextAction refuse(FilterChainContext context, HttpRequestPacket request, String detail) {
        HttpResponsePacket response = request.getResponse();
        HttpStatus.BAD_REQUEST_400.setValues(response);
        Unreadable.except(response);
        request.getProcessingState().setKeepAlive(false);
        context.write(problem(response, detail));
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        return context.getStopAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof HttpPacket packet
                && packet.getHttpHeader() instanceof HttpResponsePacket response
                && response.getStatus() >= HttpStatus.BAD_REQUEST_400.getStatusCode()) {
            Unreadable.except(response);
            if (packet instanceof HttpContent content && isSilent(content, response)) {
                context.setMessage(problem(response, DETAIL));
            }
        }
        return context.getInvokeAction();
    }

    /** What is decoded is kept, and not decoded again by whoever asks next; what is broken has three exceptions, depending on where. */
    private static boolean decodes(HttpRequestPacket request) throws IOException {
        try {
            request.getRequestURIRef().getDecodedRequestURIBC();
            return true;
        } catch (CharConversionException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean isSilent(HttpContent content, HttpResponsePacket response) {
        return !response.isCommitted()
                && content.isLast()
                && !content.getContent().hasRemaining()
                && response.getRequest().getMethod() != Method.HEAD;
    }

    private static HttpContent problem(HttpResponsePacket response, String detail) {
        byte[] problem = ServerProblem.of(response.getHttpStatus(), detail);
        response.setContentType(ServerProblem.MEDIA_TYPE);
        response.setContentLength(problem.length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        return HttpContent.builder(response)
                .content(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, problem))
                .last(true)
                .build();
    }
}
