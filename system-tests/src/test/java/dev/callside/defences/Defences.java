package dev.callside.defences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Takes one defence after the other out of a compiled copy of the sources, and lets the tests run that should notice. The
 * exit status says whether all of them did.
 */
public final class Defences {

    private static final int WIDEST_REASON = 140;

    private final Trial trial;

    private Defences(Trial trial) {
        this.trial = trial;
    }

    /** Takes the copy, the folder with the defences' files, and names of defences; without names all are tried. */
    public static void main(String[] arguments) throws IOException {
        var names = Arrays.stream(arguments).skip(2).toList();
        var defences = read(Path.of(arguments[1])).stream()
                .filter(defence -> names.isEmpty() || names.stream().anyMatch(defence.name()::startsWith))
                .toList();
        if (defences.isEmpty()) {
            System.out.println("There is no defence of that name.");
            System.exit(2);
        }
        System.exit(new Defences(new Trial(new Copy(Path.of(arguments[0])))).run(defences) ? 0 : 1);
    }

    static List<Defence> read(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".defence"))
                    .sorted()
                    .map(Defences::readFile)
                    .toList();
        }
    }

    private static Defence readFile(Path file) {
        try {
            var name = String.valueOf(file.getFileName()).replace(".defence", "");
            return Defence.read(name, Files.readAllLines(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean run(List<Defence> defences) {
        var tests = defences.stream()
                .flatMap(defence -> defence.tests().stream())
                .distinct()
                .toList();
        System.out.printf("%d defences, %d tests; first with all defences in place%n", defences.size(), tests.size());
        var with = trial.run(tests, Path.of("overlay"));
        if (with.verdict() != Verdict.GREEN) {
            System.out.println("The tests are not green to begin with: " + with.why());
            return false;
        }
        var width = defences.stream()
                .mapToInt(defence -> defence.name().length())
                .max()
                .orElse(0);
        var unnoticed =
                defences.stream().filter(defence -> !noticed(defence, width)).count();
        System.out.printf("%d of %d defences are proven%n", defences.size() - unnoticed, defences.size());
        return unnoticed == 0;
    }

    private boolean noticed(Defence defence, int width) {
        var result = trial.of(defence);
        System.out.printf(
                "%-" + width + "s  %-14s  %s%n",
                defence.name(),
                result.verdict().words(),
                tests(defence));
        System.out.printf(
                "%-" + width + "s    without it: %s%n",
                "",
                result.verdict() == Verdict.RED ? cut(result.why()) : result.why());
        return result.verdict() == Verdict.RED;
    }

    private static String tests(Defence defence) {
        return String.join(
                ", ",
                defence.tests().stream()
                        .map(suspect -> suspect.test().substring(suspect.test().lastIndexOf('.') + 1))
                        .toList());
    }

    private static String cut(String why) {
        return why.length() <= WIDEST_REASON ? why : why.substring(0, WIDEST_REASON) + " …";
    }
}
