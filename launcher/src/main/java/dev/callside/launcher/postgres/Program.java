package dev.callside.launcher.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts one of PostgreSQL's programs. They refuse to run as root, so root starts them in a user namespace of their own,
 * where nobody is root and every file still belongs to them. A session of its own keeps Ctrl-C in the terminal from
 * ending the database before the server.
 */
final class Program {

    private static final boolean ROOT = isRoot();

    private Program() {}

    static Process start(List<String> command, File log) throws IOException {
        List<String> whole = new ArrayList<>(List.of("setsid"));
        if (ROOT) {
            whole.addAll(List.of("unshare", "--user"));
        }
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

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
