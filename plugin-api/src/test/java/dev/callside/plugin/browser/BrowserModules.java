package dev.callside.plugin.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Our ES modules in the browser that runs them in earnest: what a language or a zone looks like there is Chromium's to
 * say, and it is not what Java says. No server is needed; the page's requests are answered from the folders.
 */
public final class BrowserModules implements AutoCloseable {
    /** A secure origin, so that everything a page may use is there. */
    private static final String ORIGIN = "https://modules.test";

    private static final String CALL = "([module, name, args]) => import(module).then((all) => all[name](...args))";

    /** Where a library's {@code META-INF/importmap.json} says its modules are. */
    private static final Pattern IMPORT = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"(/[^\"]+)\"");

    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "json", "application/json", "css", "text/css", "html", "text/html");

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final List<Path> roots;
    private final String importMap = importMap();

    BrowserModules() {
        roots = Stream.of(
                        "target/classes/META-INF/resources",
                        "target/web",
                        "target/test-classes/web",
                        "../plugin-api/target/classes/META-INF/resources")
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = browser(playwright);
        page = context(1000, 800).newPage();
        page.navigate(ORIGIN + "/");
    }

    private BrowserContext context(int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-AU")
                .setTimezoneId("Australia/Melbourne")
                .setViewportSize(width, height));
        context.route("**/*", this::answer);
        return context;
    }

    /**
     * A page of its own, from a file of the folders, under the policy that our pages have. {@code {{importMap}}} in it
     * becomes what the libraries on the class path say. Closing its context closes it.
     */
    public Page open(String file, int width, int height) {
        Page opened = context(width, height).newPage();
        opened.navigate(ORIGIN + file);
        return opened;
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
        // by its whole address, as applications beside each other name what they share, or from the root
        String path = URI.create(route.request().url()).getPath().replaceFirst("^/(pay|reminders)/", "/");
        route.fulfill(bytes(path)
                .map(bytes -> path.endsWith(".html") ? page(new String(bytes, UTF_8)) : file(bytes, path))
                .orElse(new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html>")));
    }

    private static Route.FulfillOptions file(byte[] bytes, String path) {
        String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
        return new Route.FulfillOptions().setContentType(type).setBodyBytes(bytes);
    }

    private Route.FulfillOptions page(String html) {
        String policy =
                "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' data:; style-src 'self'; "
                        + "script-src 'self' '" + hash(importMap) + "'; connect-src 'self'";
        return new Route.FulfillOptions()
                .setContentType("text/html")
                .setHeaders(Map.of("Content-Type", "text/html;charset=UTF-8", "Content-Security-Policy", policy))
                .setBody(html.replace("{{importMap}}", importMap));
    }

    /** From our folders, else from a library on the class path, as a server would find it. */
    private Optional<byte[]> bytes(String path) {
        try {
            Optional<Path> ours = roots.stream()
                    .map(root -> root.resolve(path.substring(1)))
                    .filter(Files::isRegularFile)
                    .findFirst();
            if (ours.isPresent()) {
                return Optional.of(Files.readAllBytes(ours.get()));
            }
            try (InputStream library = BrowserModules.class.getResourceAsStream("/META-INF/resources" + path)) {
                return library == null || path.endsWith("/") ? Optional.empty() : Optional.of(library.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String importMap() {
        try {
            List<String> entries = new ArrayList<>();
            for (URL map :
                    Collections.list(BrowserModules.class.getClassLoader().getResources("META-INF/importmap.json"))) {
                try (InputStream text = map.openStream()) {
                    IMPORT.matcher(new String(text.readAllBytes(), UTF_8))
                            .results()
                            .forEach(found -> entries.add("\"" + found.group(1) + "\":\"" + found.group(2) + "\""));
                }
            }
            return "{\"imports\":{" + String.join(",", entries) + "}}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
