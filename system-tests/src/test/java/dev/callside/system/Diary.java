package dev.callside.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the browser did lately, for a test that fails, because by then its pages are closed: what they asked, what came back, what never
 * came back, what they said in their consoles, and what they showed at the end.
 */
final class Diary {

    private static final int LINES = 40;
    private static final int LONGEST_TEXT = 1_500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Map<Request, Long> underWay = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();
    private long begun = System.nanoTime();

    void begin() {
        lines.clear();
        underWay.clear();
        shown.clear();
        begun = System.nanoTime();
    }

    /** The same context, which is looked at once more when it is closed. */
    BrowserContext keep(BrowserContext context) {
        context.onRequest(request -> underWay.put(request, milliseconds()));
        context.onResponse(response -> done(response.request(), String.valueOf(response.status())));
        context.onRequestFailed(request -> done(request, request.failure()));
        context.onConsoleMessage(message -> note(message.type() + ": " + message.text()));
        context.onWebError(error -> note("thrown: " + error.error()));
        return (BrowserContext) Proxy.newProxyInstance(
                Diary.class.getClassLoader(), new Class<?>[] {BrowserContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        context.pages().stream()
                                .flatMap(page -> page.frames().stream())
                                .forEach(this::look);
                    }
                    try {
                        return method.invoke(context, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void look(Frame frame) {
        String text;
        try {
            text = frame.locator("body")
                    .innerText(new Locator.InnerTextOptions().setTimeout(1_000))
                    .replaceAll("\\n\\s*\\n+", "\n");
        } catch (PlaywrightException e) {
            text = "(can't be looked at: " + e.getMessage() + ")";
        }
        shown.add("--- " + frame.url() + "\n" + text.substring(0, Math.min(LONGEST_TEXT, text.length())));
    }

    String text() {
        Stream<String> waiting = underWay.entrySet().stream()
                .map(entry -> "no answer yet, asked at %d ms: %s".formatted(entry.getValue(), what(entry.getKey())));
        return Stream.of(lines.stream(), waiting, shown.stream())
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
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
