package dev.callside.launcher.progress;

import java.io.PrintStream;
import java.util.Locale;

/**
 * What the person at the terminal sees: short lines on standard error while it starts, one line on standard output when
 * it is ready. It holds the streams of the start, because the server's own are led into its log.
 */
public final class Progress {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final long begin = System.nanoTime();

    public void step(String what) {
        err.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
    }

    public void say(String line) {
        err.println(line);
    }

    public void result(String line) {
        out.println(line);
    }
}
