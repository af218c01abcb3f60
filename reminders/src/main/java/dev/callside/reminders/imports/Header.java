package dev.callside.reminders.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is in which column.
 *
 * @param places from 0
 * @param ignored names that nothing is known by, as they were written
 * @param errors why no row can be taken; empty if they can
 */
record Header(int width, Map<Column, Integer> places, List<String> ignored, List<RowError> errors) {

    static Header of(Row row) {
        if (row.isBroken()) {
            return refused(new RowError(row.line(), "", row.broken()));
        }
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> ignored = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        for (var i = 0; i < row.values().size(); i++) {
            var name = row.values().get(i);
            var column = Column.named(name);
            if (column.isEmpty()) {
                ignored.add(name);
            } else if (places.putIfAbsent(column.get(), i) != null) {
                errors.add(new RowError(row.line(), column.get().label(), "twice"));
            }
        }
        Column.NEEDED.stream()
                .filter(each -> !places.containsKey(each))
                .forEach(each -> errors.add(new RowError(row.line(), each.label(), "missing")));
        return new Header(row.values().size(), places, ignored, errors);
    }

    static Header refused(RowError error) {
        return new Header(0, Map.of(), List.of(), List.of(error));
    }

    /** Those that are understood, in the order of the file. */
    List<String> columns() {
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(each -> each.getKey().label())
                .toList();
    }

    /** Null where there is no such column, or nothing in it. */
    String value(Row row, Column column) {
        var place = places.get(column);
        var value = place == null ? "" : row.values().get(place).strip();
        return value.isEmpty() ? null : value;
    }

    /** Whether each value has its column. More are no harm as long as they are empty. */
    boolean fits(Row row) {
        var values = row.values();
        return values.size() >= width
                && values.subList(width, values.size()).stream().allMatch(String::isBlank);
    }
}
