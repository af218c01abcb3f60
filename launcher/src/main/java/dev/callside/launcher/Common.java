package dev.callside.launcher;

import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.SettingsReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command. */
final class Common {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; else callside.properties where it is started.")
    private Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (callside.data).")
    private Path data;

    SettingsReader reader() {
        return new SettingsReader(config, System.getenv()).option(Setting.DATA, data);
    }
}
