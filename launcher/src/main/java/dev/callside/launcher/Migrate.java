package dev.callside.launcher;

import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(name = "migrate", description = "Bring the database up to date and end.")
final class Migrate implements Callable<Integer> {

    @ParentCommand
    private Callside callside;

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        Settings settings = common.reader().read(Mode.DATABASE, true);
        try (var store = Store.forCommand(settings, callside)) {
            int count = Schemas.migrate(store.owner(), Shipped.wars());
            Schemas.admitServer(store.owner(), settings);
            callside.progress().result(count == 0 ? "The database is up to date." : "Migrated: " + count);
            return 0;
        }
    }
}
