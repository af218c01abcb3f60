package dev.callside.launcher;

import dev.callside.launcher.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The commands. */
@Command(
        name = "callside",
        description = "Payment inside a telehealth video call.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Callside.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nHow it ends:%n",
        subcommands = {
            Demo.class,
            Serve.class,
            Sandbox.class,
            Migrate.class,
            Practices.class,
            Hosts.class,
            Reconcile.class,
        })
final class Callside {

    private final Progress progress;
    private final Ending ending;

    Callside(Progress progress, Ending ending) {
        this.progress = progress;
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }

    Progress progress() {
        return progress;
    }

    /** The version that the build wrote into the manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Callside.class.getPackage().getImplementationVersion();
            return new String[] {"callside " + (version == null ? "unpackaged" : version)};
        }
    }
}
