package dev.callside.launcher.server;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What somebody sees who opens the bare address of a server without a sandbox: a page of the server's own folder. */
public final class FrontPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Callside</title>
            <p>Callside is running. It is used from inside a video call.</p>
            </html>
            """;

    private FrontPage() {}

    public static void write(Path server) {
        try {
            Files.writeString(Files.createDirectories(server.resolve("docroot")).resolve("index.html"), PAGE);
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, server + " can't be written to: " + e.getMessage(), e);
        }
    }
}
