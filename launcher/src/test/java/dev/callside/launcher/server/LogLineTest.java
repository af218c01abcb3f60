package dev.callside.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Shows that whatever is logged stays one line of valid JSON. */
class LogLineTest {

    @Test
    void staysOnOneLine() {
        LogRecord entry = entry("a \"quoted\"\nsecond \\ line\u0007 {0}");
        entry.setParameters(new Object[] {"Jón"});
        assertThat(LogLine.json(entry, LogLine.message(entry)))
                .isEqualTo(
                        "{\"time\":\"2026-01-02T03:04:05Z\",\"level\":\"WARNING\",\"logger\":\"test\",\"thread\":\"7\","
                                + "\"message\":\"a \\\"quoted\\\"\\nsecond \\\\ line\\u0007 Jón\"}");
    }

    @Test
    void keepsTheTraceOfAnExceptionThatIsAParameter() {
        LogRecord entry = entry("failed");
        entry.setParameters(new Object[] {new IllegalStateException("why")});
        assertThat(LogLine.json(entry, LogLine.message(entry)))
                .contains("\"trace\":\"java.lang.IllegalStateException: why\\n\\tat ")
                .doesNotContain("\n");
    }

    private static LogRecord entry(String message) {
        var entry = new LogRecord(Level.WARNING, message);
        entry.setInstant(Instant.parse("2026-01-02T03:04:05Z"));
        entry.setLoggerName("test");
        entry.setLongThreadID(7);
        return entry;
    }
}
