package dev.callside.launcher.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The effective configuration: every setting has a value, and the empty one means "not set". */
public final class Settings {

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /** What is given, completed by the defaults of the mode; a {@link Failure} names everything that is wrong at once. */
    static Settings complete(Mode mode, Sources sources, boolean migrates) {
        Map<Setting, String> values = new EnumMap<>(sources.values());
        values.values().removeIf(String::isEmpty);
        Defaults.fill(mode, values);
        List<String> problems = new ArrayList<>(sources.problems());
        problems.addAll(Rules.broken(mode, values, migrates));
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.SETTINGS, String.join(System.lineSeparator(), problems));
        }
        return new Settings(values);
    }

    public Settings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(values);
        changed.put(setting, value);
        return new Settings(changed);
    }

    public String text(Setting setting) {
        return values.get(setting);
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean has(Setting setting) {
        return !text(setting).isEmpty();
    }

    /** The data folder, absolute, so that it stays the same wherever it is shown. */
    public Path data() {
        return Path.of(text(Setting.DATA)).toAbsolutePath().normalize();
    }

    /** Makes them readable by MicroProfile Config. The owner's login stays here: the server has no use for it. */
    public void publish() {
        values.forEach((setting, value) -> System.setProperty(setting.key(), value));
        System.setProperty(Setting.DATABASE_OWNER_USER.key(), "");
        System.setProperty(Setting.DATABASE_OWNER_PASSWORD.key(), "");
    }
}
