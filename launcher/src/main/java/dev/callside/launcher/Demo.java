package dev.callside.launcher;

import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "demo", description = "Start everything on this machine, with a sandbox as the outside world.")
final class Demo implements Callable<Integer> {

    @ParentCommand
    private Callside callside;

    @Mixin
    private Common common;

    @Option(names = "--port", paramLabel = "N", description = "Port of the web server (callside.port).")
    private Integer port;

    @Override
    public Integer call() {
        Settings settings = common.reader().option(Setting.PORT, port).read(Mode.DEMO, true);
        return new Node(Mode.DEMO, settings, true, callside.progress()).run();
    }
}
