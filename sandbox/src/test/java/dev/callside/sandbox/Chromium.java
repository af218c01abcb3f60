package dev.callside.sandbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own browser; nothing is downloaded. */
public final class Chromium {

    /** Pages that look every two seconds whether something is new look oftener, so that nothing waits for that. */
    private static final String LOOKS_OFTEN = """
            const every = window.setInterval;
            window.setInterval = (work, ms, ...more) => every(work, ms === 2000 ? 250 : ms, ...more);""";

    private Chromium() {}

    public static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    public static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("callside.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A page of somebody's own. */
    public static Page page(Browser browser, Browser.NewPageOptions options) {
        Page page = browser.newPage(options);
        page.addInitScript(LOOKS_OFTEN);
        return page;
    }
}
