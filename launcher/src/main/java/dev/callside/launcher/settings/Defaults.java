package dev.callside.launcher.settings;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;

/** Fills in what nobody set. */
final class Defaults {

    private static final String USUAL_PORT = "8080";
    private static final int LOWEST = 1_024;
    private static final int SMTP_OFFSET = 8_080 - 3_025;

    private Defaults() {}

    static void fill(Mode mode, Map<Setting, String> values) {
        for (Setting setting : new Setting[] {Setting.PORT, Setting.PUBLIC_URL, Setting.SANDBOX_SMTP_PORT}) {
            fill(setting, mode, values);
        }
        for (Setting setting : Setting.values()) {
            fill(setting, mode, values);
        }
    }

    private static void fill(Setting setting, Mode mode, Map<Setting, String> values) {
        String fallback = mode.sandboxed()
                ? setting.fallback().demo()
                : setting.fallback().serve();
        values.computeIfAbsent(setting, ignored -> fallback == null ? "" : resolve(fallback, values));
    }

    private static String resolve(String fallback, Map<Setting, String> values) {
        // a wrong port is one mistake, not one in each address that is made of it
        String given = values.getOrDefault(Setting.PORT, "");
        String port = Check.PORT.holds().test(given) ? given : USUAL_PORT;
        return fallback.replace("{port}", port)
                .replace("{port - 5055}", smtp(Integer.parseInt(port)))
                .replace("{folder}", folder())
                .replace("{public-url}", values.getOrDefault(Setting.PUBLIC_URL, ""))
                .replace("{sandbox.smtp-port}", values.getOrDefault(Setting.SANDBOX_SMTP_PORT, ""));
    }

    private static String folder() {
        try {
            return String.valueOf(Path.of(Defaults.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 3025 belongs to 8080; beneath the ports that anybody may use it goes up instead of down. */
    private static String smtp(int http) {
        return String.valueOf(http - SMTP_OFFSET >= LOWEST ? http - SMTP_OFFSET : http + SMTP_OFFSET);
    }
}
