package dev.callside.payments.credits;

import dev.callside.credits.history.HistoryLine;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LowBalance;
import dev.callside.credits.level.Practitioner;
import dev.callside.practice.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Levels and lines of a history as somebody reads them. */
final class LevelNames {

    private final Map<LevelId, String> names = new HashMap<>();
    private final Texts texts;

    /** @param named which of them are read by their name; who else has a level is nobody's business but the manager's */
    LevelNames(List<Level> levels, Predicate<Level> named, Locale locale) {
        texts = Texts.of(LowBalance.BUNDLE, locale);
        for (var level : levels) {
            names.put(level.id(), named.test(level) ? name(level) : texts.get("level.another"));
        }
    }

    private String name(Level level) {
        return level.practitioner().map(Practitioner::name).orElseGet(() -> texts.get("level.group"));
    }

    /** Of a level of the practice. */
    String of(LevelId level) {
        return names.get(level);
    }

    /** Levels in whose name that text is; none for no text. */
    Set<LevelId> found(String text) {
        var wanted = text.toLowerCase(texts.locale());
        return names.entrySet().stream()
                .filter(each -> !wanted.isEmpty()
                        && each.getValue().toLowerCase(texts.locale()).contains(wanted))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Texts texts() {
        return texts;
    }

    HistoryResource.EntryView entry(HistoryLine line) {
        return new HistoryResource.EntryView(
                line.id().toString(),
                line.at(),
                line.kind().label(),
                line.who().orElse(null),
                reference(line),
                line.credits(),
                line.balanceAfter());
    }

    String reference(HistoryLine line) {
        return line.other().map(names::get).orElse(line.reference());
    }
}
