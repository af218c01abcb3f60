package dev.callside.plugin.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What <a href="https://github.com/dequelabs/axe-core">axe-core</a> finds on a page against WCAG 2.2 AA, once no colour is on its way
 * from one to another. It finds what a program can find; whether words make sense to somebody who only hears them it can't.
 */
public final class Axe {

    private static final String RUN = """
            async () => {
              await Promise.all(document.getAnimations()
                .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
                .map(({ finished }) => finished.catch(() => 'replaced by another')));
              const { violations } = await axe.run(document, {
                iframes: false,
                preload: false,
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              });
              return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) =>
                `${id} (${help}): ${target.join(' ')} ${any.map(({ message }) => message).join('; ')}`));
            }\
            """;

    private Axe() {}

    /** One sentence for each violation, in any of the page's frames but Stripe's, which are not ours. */
    public static List<String> violations(Page page) {
        return page.frames().stream()
                .filter(frame -> frame.url().startsWith("http") && !frame.url().contains("/stripe/"))
                .flatMap(Axe::violations)
                .collect(Collectors.toList());
    }

    private static Stream<String> violations(Frame frame) {
        frame.evaluate(script());
        return ((List<?>) frame.evaluate(RUN)).stream().map(String::valueOf);
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe-core is not on the class path of this module's tests");
            }
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
