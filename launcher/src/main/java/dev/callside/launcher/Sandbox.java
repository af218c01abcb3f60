package dev.callside.launcher;

import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "sandbox", description = "Start only the outside world, for a product that runs in another process.")
final class Sandbox implements Callable<Integer> {

    @ParentCommand
    private Callside callside;

    @Mixin
    private Common common;

    @Option(names = "--port", paramLabel = "N", description = "Port of the web server (callside.port).")
    private Integer port;

    @Override
    public Integer call() {
        Settings settings = common.reader().option(Setting.PORT, port).read(Mode.SANDBOX, true);
        return new Node(Mode.SANDBOX, settings, true, callside).run();
    }
}
