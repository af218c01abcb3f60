package dev.callside.defences;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.defences.Defence.Suspect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs tests on the copy, each module's in a JVM of its own. */
final class Trial {

    private static final long PATIENCE_SECONDS = 300;

    private final Copy copy;

    Trial(Copy copy) {
        this.copy = copy;
    }

    /**
     * How it went.
     *
     * @param why the first failure, or all that was said where nothing can be concluded
     */
    record Result(Verdict verdict, String why) {}

    /** Without the defence. */
    Result of(Defence defence) {
        Map<Path, String> files;
        try {
            files = copy.without(defence);
        } catch (Copy.Misfit e) {
            return new Result(Verdict.MISFIT, e.getMessage());
        }
        var originals = files.keySet().stream().collect(Collectors.toMap(file -> file, copy::source));
        try {
            return run(defence.tests(), copy.install(files));
        } catch (Copy.Misfit e) {
            return new Result(Verdict.MISFIT, e.getMessage());
        } finally {
            copy.restore(files, originals);
        }
    }

    /** Red as soon as one module's tests are. */
    Result run(List<Suspect> tests, Path overlay) {
        var byModule = tests.stream()
                .collect(Collectors.groupingBy(
                        Suspect::module,
                        TreeMap::new,
                        Collectors.mapping(Suspect::test, Collectors.toCollection(java.util.TreeSet::new))));
        var result = new Result(Verdict.NOTHING, "no tests");
        for (var module : byModule.entrySet()) {
            result = fork(module.getKey(), List.copyOf(module.getValue()), overlay);
            if (result.verdict() != Verdict.GREEN) {
                return result;
            }
        }
        return result;
    }

    private Result fork(String module, List<String> tests, Path overlay) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                // for a life of some seconds
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                overlay + ":" + copy.classPath(module) + ":" + System.getProperty("java.class.path"),
                RunTests.class.getName()));
        command.addAll(tests);
        try {
            var log = Files.createTempFile("defence", ".log");
            var process = new ProcessBuilder(command)
                    .directory(copy.folder(module).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            var said = Files.readString(log, UTF_8);
            Files.delete(log);
            return ended ? result(process.exitValue(), said) : new Result(Verdict.NOTHING, "no end of\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Result result(int exit, String said) {
        return switch (exit) {
            case RunTests.GREEN -> new Result(Verdict.GREEN, "");
            case RunTests.RED -> new Result(Verdict.RED, why(said));
            default -> new Result(Verdict.NOTHING, said);
        };
    }

    private static String why(String said) {
        return said.lines()
                .filter(line -> line.startsWith(RunTests.WHY))
                .map(line -> line.substring(RunTests.WHY.length()))
                .findFirst()
                .orElse("");
    }
}
