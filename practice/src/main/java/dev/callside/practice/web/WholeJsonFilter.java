package dev.callside.practice.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads a JSON body to its end before a record is made of it. What the server makes records with skips a member that it does
 * not know, and where that never ends, as in <code>{"x":{</code>, it skips for ever, and with it the thread.
 */
@Provider
public class WholeJsonFilter implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType().isRecord() && MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            // Not larger than LimitsFilter allows.
            var body = context.getInputStream().readAllBytes();
            if (body.length > 0) {
                check(body);
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static void check(byte[] body) {
        try (var parser = Json.createParser(new ByteArrayInputStream(body))) {
            parser.next();
            parser.getValue();
            if (parser.hasNext()) {
                throw new JsonException("more than one value");
            }
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // At what is nested too deeply.
            throw new JsonException("not to be read", e);
        }
    }
}
