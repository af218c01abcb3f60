package dev.callside.reminders.level;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Refusal;
import dev.callside.reminders.work.RemindersProblem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says at each field why settings are refused, in the reader's language. */
final class SettingsMessages {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private final Texts texts;

    SettingsMessages(Locale reader) {
        this.texts = Texts.of(RemindersProblem.BUNDLE, reader);
    }

    List<FieldError> errors(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> new FieldError(refusal.field(), refusal.code().code(), message(refusal)))
                .toList();
    }

    private String message(Refusal refusal) {
        var field = INDEX.matcher(refusal.field()).replaceAll("");
        var code = refusal.code().code();
        var own = "settings." + field + "." + code;
        return texts.get(texts.has(own) ? own : "settings." + code, Preferences.MOST_RULES, Offset.MOST_DAYS);
    }
}
