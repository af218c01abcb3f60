package dev.callside.payments.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.callside.plugin.browser.BrowserModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console in a page of its own, before a server that a page can hold in its memory ({@code fake.js}). */
final class ConsoleScene implements AutoCloseable {

    static final String GROUP = "0190c0de-0000-7000-8000-0000000000a1";
    static final String ANA = "0190c0de-0000-7000-8000-0000000000a2";

    private static final String SHOW = """
            async ([options, hash]) => {
              location.hash = hash;
              const { show } = await import('/fake.js');
              window.scene = await show(options);
            }\
            """;

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private ConsoleScene(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static ConsoleScene show(BrowserModules browser, Map<String, Object> options, String route, int width) {
        var scene = new ConsoleScene(browser.open("/console.html", width, 900));
        scene.page.evaluate(SHOW, List.of(options, "#/" + route));
        return scene;
    }

    static ConsoleScene show(BrowserModules browser, String route) {
        return show(browser, Map.of(), route, 1280);
    }

    Page page() {
        return page;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Changes the server behind the page. */
    Object server(String change) {
        return page.evaluate("async () => { const { session, page } = window.scene; " + change + " }");
    }

    /** A word of the live stream. */
    void wake() {
        server("page.state = { ...page.state };");
    }

    /** What was asked of the server, in order, as far as it changes something. */
    List<?> changes() {
        return (List<?>) page.evaluate("() => window.scene.session.asked.filter((each) => !each.startsWith('GET'))");
    }

    /** What was sent with them. */
    List<?> sent() {
        return (List<?>) page.evaluate("() => window.scene.session.sent");
    }

    boolean tooWide() {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    /** What the browser complained about: errors, and what the page's policy forbids. */
    List<String> complaints() {
        return complaints;
    }

    /** For whoever wants to look. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
