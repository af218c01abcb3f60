package dev.callside.launcher;

import dev.callside.launcher.database.Database;
import dev.callside.launcher.database.Logins;
import dev.callside.launcher.database.Migrations;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/** Brings a database up to date and gives the server its login. */
final class Schemas {

    private Schemas() {}

    static int migrate(Database owner, List<Path> wars) {
        try (var migrations = Migrations.in(wars)) {
            return migrations.run(owner);
        }
    }

    /** Once the product's schemas are there, whose migrations make the role. */
    static void admitServer(Database owner, Settings settings) {
        if (settings.has(Setting.DATABASE_PASSWORD)) {
            Logins.set(owner, settings.text(Setting.DATABASE_USER), settings.text(Setting.DATABASE_PASSWORD));
        }
    }

    static void check(Database server, List<Path> wars) {
        try (var migrations = Migrations.in(wars)) {
            migrations.check(server);
        }
    }
}
