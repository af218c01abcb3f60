package dev.callside.launcher.it;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, which take long to unpack, for all tests that are not about that: unpacked once. */
final class SharedPrograms {

    private static final String PROGRAMS = "postgresql-18";
    private static final Path FOLDER = unpack();

    private SharedPrograms() {}

    private static Path unpack() {
        try {
            Path folder = Files.createTempDirectory("callside-programs");
            EmbeddedPostgres postgres = new EmbeddedPostgres(new DataFolder(folder));
            postgres.start(new Progress());
            postgres.close();
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where processes of them say that they come from. */
    static Path folder() {
        return FOLDER;
    }

    static void into(Path data) {
        try {
            Files.createSymbolicLink(data.resolve(PROGRAMS), FOLDER.resolve(PROGRAMS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
