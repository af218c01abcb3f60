package dev.callside.reminders.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.ShownPage;
import java.util.List;
import java.util.Map;

/** The page of imports by itself, before a server that a page can hold in its memory ({@code fake-imports.js}). */
final class ImportScene extends ShownPage {

    static final String ROWS = "id,start,client_id,client_name\na,2026-12-01 09:00,c,Kim\n";

    private static final String SHOW = """
            async (options) => {
              const { show } = await import('/fake-imports.js');
              window.scene = await show(options);
            }\
            """;

    private ImportScene(Page page) {
        super(page);
    }

    static ImportScene show(BrowserModules browser, Map<String, Object> options, int width) {
        var scene = new ImportScene(browser.open("/log.html", width, 900));
        scene.page().evaluate(SHOW, options);
        return scene;
    }

    static ImportScene of(BrowserModules browser, Map<String, Object> file) {
        return show(browser, Map.of("imports", List.of(file)), 1280);
    }

    void choose(String name, String text) {
        page().getByLabel("Choose")
                .setInputFiles(new FilePayload(name, "application/vnd.ms-excel", text.getBytes(UTF_8)));
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heard() {
        return page().locator("imports-page > .heard[role=status]");
    }

    List<?> asked() {
        return (List<?>) page().evaluate("() => window.scene.session.asked");
    }
}
