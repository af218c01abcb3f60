package dev.callside.launcher.data;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The folder that everything lasting is in. One process at a time may change what is in it: the one that holds the lock. */
public final class DataFolder {

    private static final int SECRET_BYTES = 32;

    private final Path path;
    private FileLock lock;

    public DataFolder(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Makes the folder where it is missing and takes the lock, which the system frees even after {@code kill -9}. */
    public void hold() {
        if (!tryHold()) {
            throw new Failure(
                    ExitCode.DATA,
                    "Another Callside (process " + holder() + ") is using the data folder " + path
                            + ". Stop it, or choose another folder with --data.");
        }
    }

    /** The lock, unless another process has it. */
    public boolean tryHold() {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return true;
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.DATA, "The data folder " + path + " can't be written to: " + FileTrouble.because(e), e);
        }
    }

    /** A random value that is made once and then stays, readable by its owner only. */
    public String secret(String name) {
        return read(name).orElseGet(() -> {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            writePrivately(name, secret);
            return secret;
        });
    }

    public Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, path.resolve(name) + " can't be read: " + FileTrouble.because(e), e);
        }
    }

    /** Makes a folder that is empty: what an earlier process left in it goes. */
    public Path emptied(String name) {
        Path folder = path.resolve(name);
        try {
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.DATA, "The data folder " + path + " can't be written to: " + FileTrouble.because(e), e);
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    public void writePrivately(String name, String text) {
        Path draft = path.resolve(name + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardOpenOption.SYNC);
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String holder() {
        return read("lock").orElse("unknown");
    }
}
