package dev.callside.payments.credits;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelKind;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.practice.web.WholeNumber;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks who is to be told of which balance, and says at each field what is allowed. */
final class AlertsReader {

    private final HttpRefusals refusals;
    private final List<FieldError> errors = new ArrayList<>();

    AlertsReader(HttpRefusals refusals) {
        this.refusals = refusals;
    }

    List<FieldError> errors() {
        return errors;
    }

    /**
     * To be used only if there are no {@link #errors}.
     *
     * @param all the practice's levels: those whom the group's alerts name are told when another one's top-ups stop
     */
    AlertSettings read(LevelResource.AlertsAsked asked, Level level, List<Level> all, Locale locale) {
        var settings = new AlertSettings(stages(asked.stages()), recipients(asked.recipients()), locale);
        if (settings.recipients().isEmpty() && errors.isEmpty()) {
            needed(level, all);
        }
        return settings;
    }

    private void needed(Level level, List<Level> all) {
        if (level.topUp().on()) {
            errors.add(refusals.error("recipients", "needed"));
        } else if (level.kind() == LevelKind.GROUP && all.stream().anyMatch(AlertsReader::buys)) {
            errors.add(refusals.error("recipients", "needed_by_level"));
        }
    }

    private static boolean buys(Level level) {
        return level.active() && level.topUp().on();
    }

    private List<Long> stages(JsonValue value) {
        var stages = new ArrayList<Long>();
        for (var each : JsonParts.list(value).orElse(List.of())) {
            stages.add(WholeNumber.of(each).orElse(-1));
        }
        if (JsonParts.list(value).isEmpty()
                || stages.size() > AlertSettings.MOST
                || stages.stream().anyMatch(stage -> stage < 0 || stage > AlertSettings.HIGHEST_STAGE)) {
            errors.add(refusals.error("stages", "out_of_range", AlertSettings.MOST, AlertSettings.HIGHEST_STAGE));
        }
        return stages;
    }

    private List<String> recipients(JsonValue value) {
        var recipients = new ArrayList<String>();
        var list = JsonParts.list(value).orElse(List.of());
        for (var each : list) {
            EmailAddress.read(JsonParts.text(each)).ifPresent(recipients::add);
        }
        if (JsonParts.list(value).isEmpty() || recipients.size() < list.size()) {
            errors.add(refusals.error("recipients", "malformed"));
        }
        if (list.size() > AlertSettings.MOST) {
            errors.add(refusals.error("recipients", "too_many", AlertSettings.MOST));
        }
        return recipients;
    }
}
