package dev.callside.launcher.settings;

import java.util.ArrayList;
import java.util.List;

/** The table of all settings in {@code docs/reference/configuration.md}, and that of the exit codes. */
final class SettingsTable {

    private SettingsTable() {}

    static List<String> settings() {
        List<String> lines = new ArrayList<>();
        lines.add("| key | in the demo | in `serve` | must be | what it is |");
        lines.add("|---|---|---|---|---|");
        for (Setting setting : Setting.values()) {
            lines.add("| `" + setting.key() + "` | " + value(setting.fallback().demo()) + " | "
                    + (setting.fallback().required()
                            ? "**required**"
                            : value(setting.fallback().serve())) + " | "
                    + setting.check().words().replace("<", "&lt;") + " | "
                    + setting.description() + (setting.secret() ? " Secret." : "") + " |");
        }
        return lines;
    }

    static List<String> exitCodes() {
        List<String> lines = new ArrayList<>();
        lines.add("| code | why |");
        lines.add("|---|---|");
        for (ExitCode code : ExitCode.values()) {
            lines.add("| " + code.number() + " | " + code.meaning() + " |");
        }
        return lines;
    }

    private static String value(String text) {
        return text.isEmpty() ? "–" : "`" + text + "`";
    }
}
