package dev.callside.launcher.postgres;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** PostgreSQL's own log; the one before is kept when it has grown. */
final class PostgresLog {

    private static final long LARGE = 5_000_000;
    private static final int WORDS_FROM_THE_END = 12;

    private PostgresLog() {}

    static Path file(DataFolder data) {
        Path log = data.resolve("logs/postgres.log");
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LARGE) {
                Files.move(log, data.resolve("logs/postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, log + " can't be written to: " + e.getMessage(), e);
        }
    }

    /** The line that says why it ended. */
    static String lastWords(Path log) {
        try {
            List<String> lines = List.of(new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n", -1));
            List<String> end = lines.subList(Math.max(0, lines.size() - WORDS_FROM_THE_END), lines.size());
            for (String mark : List.of("PANIC:", "FATAL:", "error:")) {
                for (String line : end) {
                    if (line.contains(mark)) {
                        return line.substring(line.indexOf(mark)).strip() + " (" + log + ")";
                    }
                }
            }
            String last = end.stream().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
            return last.strip() + " (" + log + ")";
        } catch (IOException e) {
            return "its log " + log + " can't be read";
        }
    }
}
