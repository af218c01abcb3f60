package dev.callside.bench;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a browser has to load for the panel, and how soon it can be typed into. */
final class PanelPage {

    private static final double KILOBYTES = 35;
    private static final double MILLISECONDS = 300;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    /** Of what comes from us, without the headers, which are the server's; Stripe.js is not ours. */
    private static final String BYTES = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(entry => entry.name.startsWith(location.origin + '/pay/') && !entry.name.includes('/api/'))
                .reduce((sum, entry) => sum + entry.encodedBodySize, 0)""";

    private static final String SINCE_LOADED =
            "() => performance.now() - performance.getEntriesByType('navigation')[0].loadEventEnd";

    private PanelPage() {}

    static List<Cost> measure(Path data) throws IOException {
        int port = Started.freePort();
        var kilobytes = new double[ROUNDS];
        var milliseconds = new double[ROUNDS];
        try (Started demo = Started.demo(data, port);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(System.getProperty("callside.chromium", "/usr/bin/chromium")))
                            .setArgs(List.of("--no-sandbox", "--use-fake-ui-for-media-stream")));
            for (int round = 0; round < ROUNDS && demo.isAlive(); round++) {
                try (var context = browser.newContext()) {
                    Frame frame = opened(context.newPage(), "http://localhost:" + port + "/call/bench-" + round);
                    milliseconds[round] = ((Number) frame.evaluate(SINCE_LOADED)).doubleValue();
                    kilobytes[round] = ((Number) frame.evaluate(BYTES)).doubleValue() / 1024;
                }
            }
        }
        return new ArrayList<>(List.of(
                new Cost("panel: compressed, without Stripe.js", Cost.median(kilobytes), null, "KB", KILOBYTES),
                new Cost(
                        "panel: usable after its frame has loaded",
                        Cost.median(milliseconds),
                        null,
                        "ms",
                        MILLISECONDS)));
    }

    private static Frame opened(Page page, String call) {
        page.navigate(call + "/clinician");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apps & tools"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Request payment"))
                .click();
        page.frameLocator("iframe").getByLabel("Amount").waitFor();
        return page.frames().stream()
                .filter(frame -> frame.url().contains("/pay/embed/"))
                .findFirst()
                .orElseThrow();
    }
}
