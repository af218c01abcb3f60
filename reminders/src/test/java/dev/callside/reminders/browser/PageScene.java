package dev.callside.reminders.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.ShownPage;
import java.util.List;
import java.util.Map;

/** A page of reminders by itself, before a server that a page can hold in its memory ({@code fake-settings.js}). */
final class PageScene extends ShownPage {

    static final String GROUP = "0190c0de-0000-7000-8000-0000000000a1";
    static final String ANA = "0190c0de-0000-7000-8000-0000000000a2";

    private static final String SHOW = """
            async (options) => {
              const { show } = await import('/fake-settings.js');
              window.scene = await show(options);
            }\
            """;

    private PageScene(Page page) {
        super(page);
    }

    static PageScene show(BrowserModules browser, Map<String, Object> options, int width) {
        var scene = new PageScene(browser.open("/pages.html", width, 900));
        scene.page().evaluate(SHOW, options);
        return scene;
    }

    static PageScene settings(BrowserModules browser, String level) {
        return show(browser, Map.of("page", "reminders", "route", List.of("level", level)), 1280);
    }

    static PageScene copy(BrowserModules browser) {
        return show(browser, Map.of("page", "copy"), 1280);
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What opens and closes a row of a list. */
    Locator row(String name) {
        return page().locator(".disclose").filter(new Locator.FilterOptions().setHasText(name));
    }

    Locator field(String label) {
        return page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    List<?> asked() {
        return (List<?>) page().evaluate("() => window.scene.session.asked");
    }

    /** What was sent last, as JSON. */
    String sent() {
        return (String) page().evaluate("() => JSON.stringify(window.scene.session.sent.at(-1))");
    }
}
