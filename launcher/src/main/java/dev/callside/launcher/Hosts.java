package dev.callside.launcher;

import dev.callside.launcher.database.Operator;
import dev.callside.launcher.hosts.AdapterFolder;
import dev.callside.launcher.hosts.HostFile;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.FileTrouble;
import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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
        var adapters = Path.of(common.reader().read(Mode.DATABASE, true).text(Setting.ADAPTERS));
        var host = HostFile.read(text(file), name -> AdapterFolder.mayHave(adapters, name));
        return Commands.on(common, callside, operator -> {
            practices(operator, host);
            operator.putHost(host.json());
            callside.progress().result("Registered: " + file);
        });
    }

    /** Leaving them out leaves those that the host has; a new one has none, and would let nobody in. */
    private static void practices(Operator operator, HostFile host) {
        if (host.practices().isEmpty() && !operator.hasHost(host.id())) {
            throw new Failure(
                    ExitCode.REFUSED, "practices is missing: ids of the practices that the host may launch for");
        }
        var unknown = host.practices().orElse(List.of()).stream()
                .filter(id -> !operator.knows(id))
                .map(UUID::toString)
                .toList();
        if (!unknown.isEmpty()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "practices names " + String.join(", ", unknown)
                            + ", and there is no such practice. Nothing was changed.");
        }
    }

    @Command(description = "Show all call hosts.")
    int list(@Mixin Common common) {
        return Commands.on(
                common, callside, operator -> operator.hosts().lines().forEach(callside.progress()::result));
    }

    @Command(description = "Remove a call host: nobody gets in by it any more.")
    int remove(
            @Mixin Common common, @Parameters(paramLabel = "ID", description = "Id of its registration.") String id) {
        return Commands.on(common, callside, operator -> {
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
            throw new Failure(ExitCode.REFUSED, file + " can't be read: " + FileTrouble.because(e), e);
        }
    }
}
