package dev.callside.launcher.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** One entry of the log as JSON, written by hand: the server's own JSON library is not to be asked while it starts. */
final class LogLine {

    private static final Formatter FORMATTER = new SimpleFormatter();

    private LogLine() {}

    /** With its parameters put in, and in words where its logger has a bundle of them. */
    static String message(LogRecord entry) {
        if (entry.getMessage() == null) {
            return "";
        }
        if (entry.getResourceBundle() == null && entry.getLoggerName() != null) {
            entry.setResourceBundle(Logger.getLogger(entry.getLoggerName()).getResourceBundle());
        }
        return FORMATTER.formatMessage(entry).strip();
    }

    static String json(LogRecord entry, String message) {
        var line = new StringBuilder("{");
        field(line, "time", entry.getInstant().toString());
        field(line, "level", entry.getLevel().getName());
        field(line, "logger", String.valueOf(entry.getLoggerName()));
        field(line, "thread", String.valueOf(entry.getLongThreadID()));
        field(line, "message", message);
        Throwable thrown = thrown(entry);
        if (thrown != null) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            field(line, "trace", trace.toString());
        }
        return line.append('}').toString();
    }

    /** Some of the server's parts pass an exception as a parameter of the message. */
    private static Throwable thrown(LogRecord entry) {
        if (entry.getThrown() == null && entry.getParameters() != null) {
            for (Object parameter : entry.getParameters()) {
                if (parameter instanceof Throwable thrown) {
                    return thrown;
                }
            }
        }
        return entry.getThrown();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(line.length() == 1 ? "" : ",").append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            escape(line, value.charAt(i));
        }
        line.append('"');
    }

    private static void escape(StringBuilder line, char c) {
        switch (c) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    line.append(c);
                }
            }
        }
    }
}
