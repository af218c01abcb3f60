package dev.callside.payments.credits;

import dev.callside.credits.history.HistoryLine;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LowBalance;
import dev.callside.credits.level.Practitioner;
import dev.callside.payments.credits.LevelCards.Returned;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Levels and lines of a history as somebody reads them. */
final class LevelNames {

    private final Map<LevelId, String> names = new HashMap<>();
    private final Map<String, Returned> returned;
    private final Texts texts;

    /** @param named which of them are read by their name; who else has a level is nobody's business but the manager's */
    LevelNames(List<Level> levels, Predicate<Level> named, Locale locale) {
        this(levels, named, Map.of(), locale);
    }

    /** @param returned what became of the money of purchases, by the number of their receipt */
    LevelNames(List<Level> levels, Predicate<Level> named, Map<String, Returned> returned, Locale locale) {
        this.returned = returned;
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
        return switch (line.kind()) {
            case TRANSFER_IN, TRANSFER_OUT, REMOVAL_IN, REMOVAL_OUT ->
                line.other().map(names::get).orElse(line.reference());
            case PURCHASE, TOP_UP -> receipt(line.reference());
            case SPENT, RESERVED, RELEASED -> line.reference();
        };
    }

    /** With what became of the money, for whoever wonders why it is back and the credits are still there. */
    private String receipt(String number) {
        var known = Optional.ofNullable(returned.get(number));
        var refunded = known.filter(back -> back.refunded() > 0)
                .map(back -> texts.get(
                        "history.refunded", number, MoneyText.of(back.refunded(), back.currency(), texts.locale())))
                .orElse(number);
        return known.filter(Returned::disputed).isPresent() ? texts.get("history.disputed", refunded) : refunded;
    }
}
