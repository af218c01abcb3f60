package dev.callside.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the browser did lately. Printed when a test fails, because by then its pages are closed: what they asked, what came back, what
 * never came back, and what they said in their consoles.
 */
final class Diary {

    private static final int LINES = 80;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Map<Request, Long> underWay = new LinkedHashMap<>();
    private long begun = System.nanoTime();

    void begin() {
        lines.clear();
        underWay.clear();
        begun = System.nanoTime();
    }

    void keep(BrowserContext context) {
        context.onRequest(request -> underWay.put(request, milliseconds()));
        context.onResponse(response -> done(response.request(), String.valueOf(response.status())));
        context.onRequestFailed(request -> done(request, request.failure()));
        context.onConsoleMessage(message -> note(message.type() + ": " + message.text()));
        context.onWebError(error -> note("thrown: " + error.error()));
    }

    String text() {
        Stream<String> waiting = underWay.entrySet().stream()
                .map(entry -> "no answer yet, asked at %d ms: %s".formatted(entry.getValue(), what(entry.getKey())));
        return Stream.concat(lines.stream(), waiting).collect(Collectors.joining("\n"));
    }

    private void done(Request request, String how) {
        Long asked = underWay.remove(request);
        note("%s %s, asked at %d ms".formatted(how, what(request), asked));
    }

    private void note(String line) {
        lines.add("%6d ms  %s".formatted(milliseconds(), line));
        while (lines.size() > LINES) {
            lines.remove();
        }
    }

    private static String what(Request request) {
        return request.method() + " " + request.url();
    }

    private long milliseconds() {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
