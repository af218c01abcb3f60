package dev.callside.practice.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work that nobody waits for. What is lost when the process dies is found again by the workers. */
@ApplicationScoped
public class Soon {

    private static final Logger LOG = Logger.getLogger(Soon.class.getName());

    @Inject
    private Threads threads;

    public void run(Runnable work) {
        threads.pool().execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "Work in the background failed; a worker will do it again", e);
            }
        });
    }
}
