package dev.callside.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one browser of the run; every person has a context of their own in it, as if it were their own computer. */
final class Chromium implements AutoCloseable {

    private static final double PATIENCE_MS = 20_000;

    /** Keeps the media of a call from connecting: encoding it is not what these tests are about, and takes the machine. */
    private static final String WITHOUT_MEDIA = """
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(options) { super({ ...options, iceTransportPolicy: 'relay' }); }
            };""";

    /**
     * All frames in one process. In processes of their own, a press within some 50 ms of the host's making our frame higher is given to
     * where the frame was, and lost: nobody is that quick but a test. What one origin may do with another is the same.
     */
    private static final String FRAMES_IN_ONE_PROCESS = "--disable-site-isolation-trials";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("callside.chromium", "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            FRAMES_IN_ONE_PROCESS,
                            "--disable-background-networking",
                            "--use-fake-ui-for-media-stream")));

    private final Diary diary = new Diary();

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    BrowserContext person(String locale, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Australia/Melbourne")
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MS);
        return diary.keep(context);
    }

    BrowserContext person(String locale) {
        BrowserContext context = person(locale, 1000, 800);
        context.addInitScript(WITHOUT_MEDIA);
        return context;
    }

    BrowserContext person() {
        return person("en-AU");
    }

    /** What it did since the test began. */
    Diary diary() {
        return diary;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
