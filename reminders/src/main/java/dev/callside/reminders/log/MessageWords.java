package dev.callside.reminders.log;

import dev.callside.practice.text.Texts;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.RuleId;
import dev.callside.reminders.work.RemindersProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a message is and why it is in its state, in the reader's words. */
final class MessageWords {

    private final Texts texts;

    MessageWords(Locale locale) {
        this.texts = Texts.of(RemindersProblem.BUNDLE, locale);
    }

    String text(String key) {
        return texts.get(key);
    }

    String what(LogLine line) {
        return line.known().map(this::what).orElseGet(() -> texts.get("message.what.newer", line.rule()));
    }

    private String what(RuleId rule) {
        var kind = rule.kind().name().toLowerCase(Locale.ROOT);
        var name = texts.get("kind." + kind);
        return rule.offset()
                .map(offset -> texts.get("message.what." + kind, length(offset), name))
                .orElse(name);
    }

    private String length(Offset offset) {
        List<String> parts = new ArrayList<>();
        Duration exact = offset.exact();
        add(parts, "days", offset.days());
        add(parts, "hours", exact.toHours());
        add(parts, "minutes", exact.toMinutesPart());
        return String.join(" ", parts);
    }

    private void add(List<String> parts, String unit, long count) {
        if (count > 0) {
            parts.add(texts.get("message." + unit, count));
        }
    }

    /** The provider's code says more than the reason, where there are words for it. */
    String why(LogLine line) {
        if (line.waitsUntil().isPresent() && !line.code().isEmpty()) {
            return texts.getOr("message.waits." + line.code(), "message.waits.other");
        }
        var byCode = "message.code." + line.code();
        if (!line.code().isEmpty() && texts.has(byCode)) {
            return texts.get(byCode);
        }
        if (line.reason().isEmpty()) {
            return line.instead() ? texts.get("message.instead") : "";
        }
        return texts.getOr("message.reason." + line.reason(), "message.reason.other");
    }

    String state(LogLine line) {
        return texts.get("message.state." + line.state().label());
    }

    String channel(LogLine line) {
        return texts.get("message.channel." + line.channel().label());
    }

    String answer(LogLine line) {
        return texts.get("message.answer." + line.about().answer());
    }
}
