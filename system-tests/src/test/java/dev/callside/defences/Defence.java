package dev.callside.defences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that keeps money or people apart from harm, how it is taken away, and the tests that must then fail.
 *
 * @param name of its file, without the ending
 * @param what it keeps from happening, in one sentence
 */
record Defence(String name, String what, List<Change> removal, List<Suspect> tests) {

    /**
     * One replacement in one file.
     *
     * @param old text that is there exactly once; blanks and line breaks are all the same
     */
    record Change(Path file, String old, String replacement) {}

    /** A test, as {@code package.Class} or {@code package.Class#method}, and the module that it is in. */
    record Suspect(String module, String test) {}

    /**
     * Reads a file of {@code system-tests/defences}: first a sentence; then {@code test MODULE CLASS#METHOD}; then
     * {@code in FILE}, followed by what is replaced, each line after {@code -}, by what, each line after {@code +}.
     */
    static Defence read(String name, List<String> lines) {
        var tests = new ArrayList<Suspect>();
        var removal = new ArrayList<Change>();
        var what = new StringBuilder();
        var file = Path.of("");
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("test ")) {
                var words = line.split(" ", -1);
                tests.add(new Suspect(words[1], words[2]));
            } else if (line.startsWith("in ")) {
                file = Path.of(line.substring(3).strip());
            } else if (line.startsWith("-")) {
                var old = marked(lines, i, '-');
                var added = marked(lines, i + old.size(), '+');
                removal.add(new Change(file, String.join("\n", old), String.join("\n", added)));
                i += old.size() + added.size() - 1;
            } else if (!line.isBlank()) {
                what.append(what.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        if (what.isEmpty() || tests.isEmpty() || removal.isEmpty()) {
            throw new IllegalArgumentException(name + " lacks its sentence, its test or its removal");
        }
        return new Defence(name, what.toString(), removal, tests);
    }

    private static List<String> marked(List<String> lines, int from, char mark) {
        return lines.stream()
                .skip(from)
                .takeWhile(line -> !line.isEmpty() && line.charAt(0) == mark)
                .map(line -> line.substring(1))
                .toList();
    }
}
