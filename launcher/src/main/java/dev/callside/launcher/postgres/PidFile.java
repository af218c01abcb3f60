package dev.callside.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL says about itself in {@code postmaster.pid}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database File Layout</a>
 */
record PidFile(long pid, Path cluster, int port, boolean ready) {

    private static final int PID = 0;
    private static final int FOLDER = 1;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** Nothing where the file is absent or, as in the first moments of a start, not whole. */
    static Optional<PidFile> in(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() <= PORT) {
                return Optional.empty();
            }
            boolean ready =
                    lines.size() > STATUS && "ready".equals(lines.get(STATUS).strip());
            return Optional.of(new PidFile(
                    Long.parseLong(lines.get(PID).strip()),
                    Path.of(lines.get(FOLDER)),
                    Integer.parseInt(lines.get(PORT).strip()),
                    ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process, unless it is gone or its number now belongs to another program. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::servesThisCluster);
    }

    private boolean servesThisCluster(ProcessHandle process) {
        return Arrays.asList(process.info().arguments().orElse(new String[0])).contains(cluster.toString())
                && process.info().command().orElse("").endsWith("/postgres");
    }
}
