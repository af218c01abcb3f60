package dev.callside.reminders.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.callside.plugin.browser.BrowserModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page of reminders by itself, before a server that a page can hold in its memory ({@code fake-settings.js}). */
final class PageScene implements AutoCloseable {

    static final String GROUP = "0190c0de-0000-7000-8000-0000000000a1";
    static final String ANA = "0190c0de-0000-7000-8000-0000000000a2";

    private static final String SHOW = """
            async (options) => {
              const { show } = await import('/fake-settings.js');
              window.scene = await show(options);
            }\
            """;

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private PageScene(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static PageScene show(BrowserModules browser, Map<String, Object> options, int width) {
        var scene = new PageScene(browser.open("/pages.html", width, 900));
        scene.page.evaluate(SHOW, options);
        return scene;
    }

    static PageScene settings(BrowserModules browser, String level) {
        return show(browser, Map.of("page", "reminders", "route", List.of("level", level)), 1280);
    }

    static PageScene copy(BrowserModules browser) {
        return show(browser, Map.of("page", "copy"), 1280);
    }

    Page page() {
        return page;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Changes the server behind the page. */
    Object server(String change) {
        return page.evaluate("async () => { const { session, page } = window.scene; " + change + " }");
    }

    List<?> asked() {
        return (List<?>) page.evaluate("() => window.scene.session.asked");
    }

    /** What was sent last, as JSON. */
    String sent() {
        return (String) page.evaluate("() => JSON.stringify(window.scene.session.sent.at(-1))");
    }

    boolean tooWide() {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

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
