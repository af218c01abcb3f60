package dev.callside.launcher.postgres;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL once into the data folder; a half unpacked one never gets the final name. */
final class Binaries {

    static final int MAJOR = 18;

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String FOLDER = "postgresql-" + MAJOR;
    private static final int ANY_EXECUTE = 0b001_001_001;

    private Binaries() {}

    static Path unpacked(DataFolder data) {
        Path folder = data.resolve(FOLDER);
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return folder;
        }
        Path draft = data.emptied(FOLDER + ".new");
        try (InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
                throw new Failure(
                        ExitCode.DATABASE,
                        "The embedded PostgreSQL is for Linux on x86-64; set callside.database.url to one of your own.");
            }
            unpack(archive, draft);
            DataFolder.delete(folder);
            return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, "PostgreSQL can't be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        var tar = new TarArchiveInputStream(new XZInputStream(archive));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = into.resolve(entry.getName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("an entry leaves its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
                boolean executable = (entry.getMode() & ANY_EXECUTE) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
