package dev.callside.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of the sandbox's pages, under its policy but for what the tests themselves run in a page. */
public final class PageFiles {

    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "html", "text/html",
            "js", "text/javascript",
            "json", "application/json",
            "svg", "image/svg+xml");

    private PageFiles() {}

    public static void carry(TestServer server) {
        server.carry("/ui", request -> file("/ui" + request.path()))
                .carry("/callside", request -> product("/callside" + request.path()))
                .carry("/favicon.svg", request -> file("/favicon.svg"));
    }

    public static WebAnswer file(String name) {
        try {
            return answer(name, Files.readString(Path.of("src/main/webapp" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server serves out of the product's JAR. */
    private static WebAnswer product(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream("/META-INF/resources" + name)) {
            return answer(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WebAnswer answer(String name, String text) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return WebAnswer.of(
                200, Map.of("Content-Type", type + "; charset=utf-8", "Content-Security-Policy", POLICY), text);
    }
}
