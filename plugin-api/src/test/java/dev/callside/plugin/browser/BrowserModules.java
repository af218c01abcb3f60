package dev.callside.plugin.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our ES modules in the browser that runs them in earnest: what a language or a zone looks like there is Chromium's to
 * say, and it is not what Java says. No server is needed; the page's requests are answered from the folders.
 */
public final class BrowserModules implements AutoCloseable {
    /** A secure origin, so that everything a page may use is there. */
    private static final String ORIGIN = "https://modules.test";

    private static final String CALL = "([module, name, args]) => import(module).then((all) => all[name](...args))";

    private final Playwright playwright;
    private final Page page;
    private final List<Path> roots;

    BrowserModules() {
        roots = Stream.of(
                        "target/classes/META-INF/resources",
                        "target/web",
                        "../plugin-api/target/classes/META-INF/resources")
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserContext context = browser(playwright)
                .newContext(new Browser.NewContextOptions().setLocale("en-AU").setTimezoneId("Australia/Melbourne"));
        context.route("**/*", this::answer);
        page = context.newPage();
        page.navigate(ORIGIN + "/");
    }

    private static Browser browser(Playwright playwright) {
        Path executable = Path.of(System.getProperty("callside.chromium", "/usr/bin/chromium"));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        route.fulfill(roots.stream()
                .map(root -> root.resolve(path.substring(1)))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new Route.FulfillOptions().setPath(file).setContentType(type(path)))
                .orElse(new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html>")));
    }

    private static String type(String path) {
        return path.endsWith(".js") ? "text/javascript" : path.endsWith(".json") ? "application/json" : "text/css";
    }

    /** Calls a function that a module exports. */
    public Object call(String module, String function, Object... arguments) {
        return page.evaluate(CALL, List.of(module, function, List.of(arguments)));
    }

    /** Runs an async function body, which may import modules; it is given the argument as {@code given}. */
    public Object run(String body, Object argument) {
        return page.evaluate("(given) => (async () => {" + body + "})()", argument);
    }

    public Object run(String body) {
        return run(body, null);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
