package dev.callside.launcher.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads the settings: the file, then the environment, then the options of the command line. */
public final class SettingsReader {

    private static final Path USUAL = Path.of("callside.properties");

    private final Sources sources = new Sources();

    public SettingsReader(Path file, Map<String, String> environment) {
        if (file != null || Files.exists(USUAL)) {
            sources.file(file == null ? USUAL : file);
        }
        sources.environment(environment);
    }

    /** An option of the command line; null means that it was not given. */
    public SettingsReader option(Setting setting, Object value) {
        if (value != null) {
            sources.option(setting, value.toString());
        }
        return this;
    }

    public Settings read(Mode mode, boolean migrates) {
        return Settings.complete(mode, sources, migrates);
    }
}
