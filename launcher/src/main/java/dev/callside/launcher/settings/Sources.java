package dev.callside.launcher.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Collects what the file, the environment and the command line say, and what is wrong with it; later ones win. */
final class Sources {

    private static final String PREFIX = "CALLSIDE_";
    private static final String FILE = "_FILE";

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    void file(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + " can't be read as a properties file in UTF-8: " + FileTrouble.because(e));
            return;
        }
        for (String key :
                new TreeMap<>(properties).keySet().stream().map(String::valueOf).toList()) {
            Optional<Setting> setting = Setting.of(key);
            if (setting.isPresent()) {
                values.put(setting.get(), properties.getProperty(key).strip());
            } else {
                problems.add(key + " in " + file + " is not a setting; the nearest is " + Nearest.key(key));
            }
        }
    }

    void environment(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                variable(name, value, environment);
            }
        });
    }

    void option(Setting setting, String value) {
        values.put(setting, value);
    }

    Map<Setting, String> values() {
        return values;
    }

    List<String> problems() {
        return problems;
    }

    private void variable(String name, String value, Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            if (name.equals(setting.variable())) {
                values.put(setting, value.strip());
                return;
            }
            if (name.equals(setting.variable() + FILE)) {
                if (environment.containsKey(setting.variable())) {
                    problems.add(setting.key() + " is set by both " + setting.variable() + " and " + name);
                } else {
                    content(setting, name, value);
                }
                return;
            }
        }
        problems.add(name + " in the environment is not a setting; the nearest is " + Nearest.variable(name));
    }

    private void content(Setting setting, String name, String file) {
        try {
            values.put(setting, Files.readString(Path.of(file)).strip());
        } catch (IOException | IllegalArgumentException e) {
            problems.add(setting.key() + " can't be read: " + name + " names " + file
                    + ", which is not a readable text file");
        }
    }
}
