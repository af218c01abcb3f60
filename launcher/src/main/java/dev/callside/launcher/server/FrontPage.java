package dev.callside.launcher.server;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What belongs to no application of the product, on a server without a sandbox: a page for somebody who opens the bare address, and a
 * problem document for whatever is not there.
 */
public final class FrontPage extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final List<String> TAKEN = List.of("GET", "HEAD", "OPTIONS");
    private static final String PROBLEM = "application/problem+json";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Callside</title>
            <p>Callside is running. It is used from inside a video call.</p>
            <p lang="is">Callside er í gangi. Það er notað í myndsímtali.</p>
            </html>
            """;

    private static final String NOT_FOUND = """
            {"type":"https://callside.dev/problems/not-found","title":"Not found","status":404,\
            "detail":"There is nothing here. Callside answers under /pay and /reminders; /openapi says what."}
            """;

    private static final String NOT_ALLOWED = """
            {"type":"https://callside.dev/problems/method-not-allowed","title":"Method not allowed","status":405,\
            "detail":"This page can only be read. Nothing was changed."}
            """;

    private static final String WEB = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <servlet><servlet-name>front</servlet-name><servlet-class>%s</servlet-class></servlet>
              <servlet-mapping><servlet-name>front</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
            </web-app>
            """.formatted(FrontPage.class.getName());

    /** Writes the application that it is into the server's folder. */
    public static Application write(Path server) {
        Path front = server.resolve("front");
        try {
            Files.createDirectories(front.resolve("WEB-INF"));
            Files.writeString(front.resolve("WEB-INF/web.xml"), WEB);
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, server + " can't be written to: " + e.getMessage(), e);
        }
        return new Application("front", "/", front);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!"/".equals(request.getServletPath())) {
            send(response, HttpServletResponse.SC_NOT_FOUND, PROBLEM, NOT_FOUND);
        } else if (TAKEN.contains(request.getMethod())) {
            super.service(request, response);
        } else {
            response.setHeader("Allow", String.join(", ", TAKEN));
            send(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, PROBLEM, NOT_ALLOWED);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(response, HttpServletResponse.SC_OK, "text/html", PAGE);
    }

    private static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().print(text);
    }
}
