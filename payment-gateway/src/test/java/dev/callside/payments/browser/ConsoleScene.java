package dev.callside.payments.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.ShownPage;
import java.util.List;
import java.util.Map;

/** The console in a page of its own, before a server that a page can hold in its memory ({@code fake.js}). */
final class ConsoleScene extends ShownPage {

    static final String GROUP = "0190c0de-0000-7000-8000-0000000000a1";
    static final String ANA = "0190c0de-0000-7000-8000-0000000000a2";

    private static final String SHOW = """
            async ([options, hash]) => {
              location.hash = hash;
              const { show } = await import('/fake.js');
              window.scene = await show(options);
            }\
            """;

    private ConsoleScene(Page page) {
        super(page);
    }

    static ConsoleScene show(BrowserModules browser, Map<String, Object> options, String route, int width) {
        var scene = new ConsoleScene(browser.open("/console.html", width, 900));
        scene.page().evaluate(SHOW, List.of(options, "#/" + route));
        return scene;
    }

    static ConsoleScene show(BrowserModules browser, String route) {
        return show(browser, Map.of(), route, 1280);
    }

    Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator tab(String name) {
        return page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /** A word of the live stream. */
    void wake() {
        server("page.state = { ...page.state };");
    }

    /** What was asked of the server, in order, as far as it changes something. */
    List<?> changes() {
        return (List<?>) page().evaluate("() => window.scene.session.asked.filter((each) => !each.startsWith('GET'))");
    }

    /** What was sent with them. */
    List<?> sent() {
        return (List<?>) page().evaluate("() => window.scene.session.sent");
    }
}
