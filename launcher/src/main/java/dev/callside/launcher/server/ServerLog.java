package dev.callside.launcher.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Leads everything that the launcher, the server and its libraries have to say into one file. */
public final class ServerLog {

    private static final String CONFIGURATION = """
            handlers=dev.callside.launcher.server.LogHandler
            .level=INFO
            org.flywaydb.level=WARNING
            org.flywaydb.core.internal.sqlscript.level=SEVERE
            javax.enterprise.system.ssl.security.level=SEVERE
            javax.enterprise.system.security.ssl.level=SEVERE
            fish.payara.boot.runtime.BootCommand.level=WARNING
            javax.enterprise.system.tools.deployment.common.level=WARNING
            javax.enterprise.system.tools.deployment.dol.level=WARNING
            fish.payara.microprofile.openapi.level=WARNING
            io.opentelemetry.level=WARNING
            javax.enterprise.system.container.web.com.sun.web.security.level=WARNING
            org.eclipse.krazo.level=WARNING
            org.eclipse.persistence.default.level=SEVERE
            org.glassfish.ha.level=WARNING
            org.glassfish.soteria.level=WARNING
            org.glassfish.tyrus.level=WARNING
            fish.payara.nucleus.util.level=WARNING
            org.hibernate.validator.internal.util.Version.level=WARNING
            org.glassfish.admin.mbeanserver.level=WARNING
            """;

    private ServerLog() {}

    /**
     * From here on, for as long as the process lives.
     *
     * @param echo whether warnings are shown on the terminal too
     */
    public static void begin(Path logs, boolean echo) {
        System.setProperty(LogHandler.FILE, logs.resolve("callside.log").toString());
        System.setProperty(LogHandler.ECHO, String.valueOf(echo));
        try (var configuration = new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.ISO_8859_1))) {
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same configuration as a file, for the server, which reads it again when it starts. */
    static Path file(Path folder) throws IOException {
        return Files.writeString(folder.resolve("logging.properties"), CONFIGURATION);
    }

    /** What libraries print goes into the log: standard output belongs to the one line that says ready. */
    static void takeStreams() {
        System.setOut(stream("stdout"));
        System.setErr(stream("stderr"));
    }

    private static PrintStream stream(String name) {
        Logger logger = Logger.getLogger(name);
        OutputStream lines = new OutputStream() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public synchronized void write(int b) {
                if (b != '\n') {
                    line.write(b);
                } else if (line.size() > 0) {
                    logger.info(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
        };
        return new PrintStream(lines, true, StandardCharsets.UTF_8);
    }
}
