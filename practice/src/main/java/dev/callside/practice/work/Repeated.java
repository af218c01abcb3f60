package dev.callside.practice.work;

import dev.callside.practice.tenancy.DatabaseAway;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that is done again and again: a schedule ends, without a word, with the first exception or error that leaves it, so none may.
 * While the database is away it says so once, and once that it is back; any other failure is a bug, told each time.
 */
final class Repeated implements Runnable {

    private static final Logger LOG = Logger.getLogger(Repeated.class.getName());

    private final String what;
    private final Runnable work;
    private final AtomicBoolean running = new AtomicBoolean();
    private boolean waiting;

    Repeated(String what, Runnable work) {
        this.what = what;
        this.work = work;
    }

    /** Not while it is being done already. */
    @Override
    public void run() {
        if (running.compareAndSet(false, true)) {
            try {
                once();
            } finally {
                running.set(false);
            }
        }
    }

    private void once() {
        try {
            work.run();
            resumed();
        } catch (Throwable e) {
            if (DatabaseAway.caused(e)) {
                waits(e);
            } else {
                LOG.log(Level.WARNING, "Background work on " + what + " failed and is tried again", e);
            }
        }
    }

    private void waits(Throwable e) {
        if (!waiting) {
            LOG.log(Level.WARNING, "Background work on {0} waits for the database: {1}", new Object[] {
                what, DatabaseAway.reason(e)
            });
        }
        waiting = true;
    }

    private void resumed() {
        if (waiting) {
            LOG.log(Level.INFO, "Background work on {0} goes on", what);
        }
        waiting = false;
    }
}
