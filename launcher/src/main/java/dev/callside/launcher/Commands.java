package dev.callside.launcher;

import dev.callside.launcher.database.Operator;
import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Settings;
import java.util.function.Consumer;

/** Runs what an operator asks for on the database, whether or not a server is using it. */
final class Commands {

    private Commands() {}

    static int on(Common common, Callside callside, Consumer<Operator> action) {
        Settings settings = common.reader().read(Mode.DATABASE, true);
        try (var store = Store.forCommand(settings, callside);
                var operator = new Operator(store.owner())) {
            action.accept(operator);
            return 0;
        }
    }
}
