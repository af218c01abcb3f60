package dev.callside.launcher;

import dev.callside.launcher.progress.Progress;
import java.net.URLConnection;
import java.util.logging.LogManager;
import picocli.CommandLine;

/** What {@code java -jar callside.jar} runs. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // nothing is logged before it is known where to
        LogManager.getLogManager().reset();
        // a cached JAR is shared, and the server closes those that it has looked into while others still read them
        URLConnection.setDefaultUseCaches("jar", false);
        var progress = new Progress();
        var ending = new Ending(progress);
        ending.register();
        int code = new CommandLine(new Callside(progress, ending))
                .setExecutionExceptionHandler((e, command, parsed) -> ending.failed(e))
                .execute(arguments);
        // the server's own threads would keep the process
        System.exit(code);
    }
}
