package dev.callside.launcher.postgres;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts one of PostgreSQL's programs in a session of its own, which keeps Ctrl-C in the terminal from ending the database
 * before the server.
 */
final class Program {

    private Program() {}

    static Process start(List<String> command, File log) throws IOException {
        List<String> whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(SystemUser.current().prefix());
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("CALLSIDE_"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    /** Java can only ask a process to end, which PostgreSQL takes as "when everybody has left": this asks it by name. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
    }
}
