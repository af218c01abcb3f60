package dev.callside.launcher.settings;

import java.util.Map;

/** Fills in what nobody set. */
final class Defaults {

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
        String port = values.getOrDefault(Setting.PORT, "");
        return fallback.replace("{port}", port)
                .replace("{port - 5055}", smtp(port))
                .replace("{public-url}", values.getOrDefault(Setting.PUBLIC_URL, ""))
                .replace("{sandbox.smtp-port}", values.getOrDefault(Setting.SANDBOX_SMTP_PORT, ""));
    }

    /** 3025 belongs to 8080; beneath the ports that anybody may use it goes up instead of down. */
    private static String smtp(String port) {
        if (!Check.PORT.holds().test(port)) {
            return "3025";
        }
        int http = Integer.parseInt(port);
        return String.valueOf(http - SMTP_OFFSET >= LOWEST ? http - SMTP_OFFSET : http + SMTP_OFFSET);
    }
}
