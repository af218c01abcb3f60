package dev.callside.reminders.copy;

import dev.callside.practice.copy.Piece;
import dev.callside.practice.copy.PlainText;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.copy.CopyRefusal.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for what stands in braces and is no placeholder that this message can have. */
final class TagCheck {

    /** No name: nothing at all, or a sign that mustache takes for more than a variable. */
    private static final Pattern NOT_PLAIN = Pattern.compile("|\\P{L}.*");

    private static final Pattern WORDS = Pattern.compile("\\P{L}+");
    private static final int SHORTEST_WORD = 3;

    private final CopyKey key;
    private final String field;

    TagCheck(CopyKey key, String field) {
        this.key = key;
        this.field = field;
    }

    List<CopyRefusal> refusals(String text) {
        var refusals = new ArrayList<CopyRefusal>();
        var number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            for (var piece : Piece.of(line)) {
                refusal(piece, number).ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private Optional<CopyRefusal> refusal(Piece piece, int line) {
        return switch (piece.form()) {
            case WORDS -> Optional.empty();
            case STRAY -> refused(Reason.STRAY_BRACE, piece.text(), line, piece.column());
            case TAG -> tag(piece.text().strip(), PlainText.value(piece.typed()));
        };
    }

    private Optional<CopyRefusal> tag(String name, String typed) {
        if (NOT_PLAIN.matcher(name).matches()) {
            return refused(Reason.NOT_PLAIN, typed);
        }
        return Placeholder.ofTag(name).map(this::place).orElseGet(() -> {
            var nearest = Nearest.of(name, names());
            return refused(Reason.UNKNOWN_PLACEHOLDER, typed, nearest.written());
        });
    }

    private Optional<CopyRefusal> place(Placeholder placeholder) {
        if (!placeholder.topics().contains(key.topic())) {
            return refused(Reason.OTHER_KIND, placeholder.written(), List.copyOf(placeholder.topics()));
        }
        return placeholder.goesBy(key.channel())
                ? Optional.empty()
                : refused(Reason.OTHER_CHANNEL, placeholder.written());
    }

    private Optional<CopyRefusal> refused(Reason reason, Object... arguments) {
        return Optional.of(CopyRefusal.of(field, reason, arguments));
    }

    /** What a manager may call them: by the tag, or in words. */
    private Map<String, Placeholder> names() {
        var names = new LinkedHashMap<String, Placeholder>();
        var possible = Placeholder.of(key.topic(), key.channel());
        possible.forEach(placeholder -> add(placeholder.tag(), placeholder, names));
        for (var language : Language.values()) {
            var texts = Texts.of(CopyMessages.BUNDLE, language.locale());
            possible.forEach(placeholder -> add(CopyMessages.label(placeholder, texts), placeholder, names));
        }
        return names;
    }

    /** As a whole, and each of its longer words. */
    private static void add(String name, Placeholder placeholder, Map<String, Placeholder> names) {
        names.putIfAbsent(name, placeholder);
        WORDS.splitAsStream(name)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(word -> names.putIfAbsent(word, placeholder));
    }
}
