package dev.callside.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the table and keeps it as JSON. */
final class Report {

    private static final String LINE = "%-64s %10s %10s %-12s %7s %6s  %s%n";

    private Report() {}

    static void of(String name, List<Row> rows) throws IOException {
        System.out.printf(Locale.ROOT, "%n" + LINE, "what", "ours", "baseline", "unit", "ratio", "goal", "");
        rows.forEach(Report::print);
        Path file = Path.of("..", "target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(file.toFile(), rows.stream().map(Report::json).toList());
        System.out.printf("%n%s%n", file.toRealPath());
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                LINE,
                row.name(),
                number(row.ours()),
                number(row.baseline()),
                row.unit(),
                number(row.ratio()),
                number(row.goal()),
                verdict(row));
    }

    private static String verdict(Row row) {
        if (row.goal() == null) {
            return "";
        }
        return row.missed() == 0 ? "met" : String.format(Locale.ROOT, "missed by %.0f %%", 100 * row.missed());
    }

    private static String number(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static Map<String, Object> json(Row row) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", row.name());
        json.put("ours", rounded(row.ours()));
        json.put("baseline", rounded(row.baseline()));
        json.put("unit", row.unit());
        json.put("ratio", rounded(row.ratio()));
        json.put("goal", row.goal());
        return json;
    }

    private static Double rounded(Double value) {
        return value == null ? null : Math.round(value * 100) / 100.0;
    }
}
