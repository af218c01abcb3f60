package dev.callside.launcher;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "hosts", description = "The call hosts that may embed Callside.", synopsisSubcommandLabel = "COMMAND")
final class Hosts {

    @ParentCommand
    private Callside callside;

    @Command(description = "Add a call host, or replace its registration.")
    int add(
            @Mixin Common common,
            @Parameters(paramLabel = "FILE", description = "Its registration (JSON).") Path file) {
        String registration = text(file);
        return Commands.on(common, callside.progress(), operator -> {
            operator.putHost(registration);
            callside.progress().result("Registered: " + file);
        });
    }

    @Command(description = "Show all call hosts.")
    int list(@Mixin Common common) {
        return Commands.on(
                common,
                callside.progress(),
                operator -> operator.hosts().lines().forEach(callside.progress()::result));
    }

    @Command(description = "Remove a call host: nobody gets in by it any more.")
    int remove(
            @Mixin Common common, @Parameters(paramLabel = "ID", description = "Id of its registration.") String id) {
        return Commands.on(common, callside.progress(), operator -> {
            if (!operator.removeHost(id)) {
                throw new Failure(ExitCode.REFUSED, "There is no host " + id + ".");
            }
            callside.progress().result("Removed: " + id);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.REFUSED, file + " can't be read: " + e.getMessage(), e);
        }
    }
}
