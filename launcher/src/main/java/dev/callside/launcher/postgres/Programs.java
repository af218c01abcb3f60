package dev.callside.launcher.postgres;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of one PostgreSQL, one after the other, until it is ended: then the one that runs ends, and none follows. */
final class Programs {

    private static final long STOP_SECONDS = 20;

    private Process running;
    private boolean ended;

    synchronized Process start(List<String> command, File log) throws IOException {
        if (ended) {
            throw EmbeddedPostgres.unusable("it is being stopped");
        }
        running = Program.start(command, log);
        return running;
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Returns when nothing runs any more, what the program has started itself included. */
    void end() {
        Process last = last();
        if (last == null || !last.isAlive()) {
            return;
        }
        List<ProcessHandle> children = last.descendants().toList();
        try {
            Program.signal("INT", last.pid());
            if (!last.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Program.signal("QUIT", last.pid());
                last.waitFor();
            }
            children.forEach(child -> child.onExit().join());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process last() {
        ended = true;
        return running;
    }
}
