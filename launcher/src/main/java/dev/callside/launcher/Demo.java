package dev.callside.launcher;

import dev.callside.launcher.server.Listener;
import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.SettingsReader;
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

    /** For the archive of classes, and to try a machine: on free ports, so that it disturbs nobody. */
    @Option(names = "--until-ready", description = "End as soon as it is ready; on free ports.")
    private boolean untilReady;

    @Override
    public Integer call() {
        SettingsReader reader = common.reader().option(Setting.PORT, port);
        if (untilReady) {
            reader.option(Setting.PORT, Listener.freePort()).option(Setting.SANDBOX_SMTP_PORT, Listener.freePort());
        }
        return new Node(Mode.DEMO, reader.read(Mode.DEMO, true), true, callside).run(untilReady);
    }
}
