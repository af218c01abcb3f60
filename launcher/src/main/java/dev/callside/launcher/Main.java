package dev.callside.launcher;

import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.net.URLConnection;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;

/** What {@code java -jar callside.jar} runs. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    public static void main(String[] arguments) {
        // nothing is logged before it is known where to
        LogManager.getLogManager().reset();
        // a cached JAR is shared, and the server closes those that it has looked into while others still read them
        URLConnection.setDefaultUseCaches("jar", false);
        var progress = new Progress();
        int code = new CommandLine(new Callside(progress))
                .setExecutionExceptionHandler((e, command, parsed) -> ending(e, progress))
                .execute(arguments);
        // the server's own threads would keep the process
        System.exit(code);
    }

    /** One sentence for the person, the stack trace for the log. */
    static int ending(Exception e, Progress progress) {
        if (e instanceof Failure failure) {
            LOG.log(Level.SEVERE, failure.getMessage(), failure);
            progress.say(failure.getMessage());
            return failure.code().number();
        }
        LOG.log(Level.SEVERE, "defect", e);
        progress.say("This is a defect in Callside; the log of the data folder has the details: " + e);
        return ExitCode.DEFECT.number();
    }
}
