package dev.callside.launcher.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes one JSON object per line to {@code data/logs/callside.log} and starts a new file when it has grown. Its
 * settings are system properties, because the server makes it by its name.
 */
public final class LogHandler extends Handler {

    static final String FILE = "callside.log.file";
    static final String ECHO = "callside.log.echo";

    private static final long LARGE = 10_000_000;
    private static final int KEPT = 5;
    private static final PrintStream TERMINAL = System.err;

    private static volatile String lastError = "";

    private final Path file = Path.of(System.getProperty(FILE));
    private final boolean echo = Boolean.getBoolean(ECHO);
    private OutputStream out;
    private long size;

    /** What went wrong last, for the sentence on the terminal. */
    static String lastError() {
        return lastError;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String message = LogLine.message(entry);
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            lastError = message;
        }
        if (echo && entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            TERMINAL.println(entry.getLevel() + " " + entry.getLoggerName() + ": " + message);
        }
        try {
            write((LogLine.json(entry, message) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            reportError("can't write to " + file, e, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {
        // each line is written at once
    }

    /** Stays open for what is logged while the process ends, when the log manager has closed its handlers already. */
    @Override
    public void close() {
        // the system closes the file
    }

    private void write(byte[] line) throws IOException {
        if (out == null || size > LARGE) {
            open();
        }
        out.write(line);
        size += line.length;
    }

    private void open() throws IOException {
        if (out != null) {
            out.close();
        }
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > LARGE) {
            for (int i = KEPT; i > 0; i--) {
                Path older = i == 1 ? file : sibling(i - 1);
                if (Files.exists(older)) {
                    Files.move(older, sibling(i), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
    }

    private Path sibling(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
