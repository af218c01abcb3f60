package dev.callside.launcher;

import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "serve", description = "Start the product: real keys, no sandbox.")
final class Serve implements Callable<Integer> {

    @ParentCommand
    private Callside callside;

    @Mixin
    private Common common;

    @Option(names = "--port", paramLabel = "N", description = "Port of the web server (callside.port).")
    private Integer port;

    @Option(
            names = "--no-migrate",
            description = "Only check that the database is up to date; needs no owner's login then.")
    private boolean onlyCheck;

    @Override
    public Integer call() {
        Settings settings = common.reader().option(Setting.PORT, port).read(Mode.SERVE, !onlyCheck);
        return new Node(Mode.SERVE, settings, !onlyCheck, callside).run();
    }
}
