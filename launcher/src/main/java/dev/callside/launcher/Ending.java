package dev.callside.launcher;

import dev.callside.launcher.server.PayaraServer;
import java.util.concurrent.atomic.AtomicReference;

/** Stops what runs, the server before the database, when the process is told to end or can't go on. */
final class Ending {

    private final AtomicReference<PayaraServer> server = new AtomicReference<>();
    private final AtomicReference<Store> store = new AtomicReference<>();

    /** On Ctrl-C and SIGTERM. The process then ends with 130 or 143, as the shell expects of one that was told to. */
    void register() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "callside-end"));
    }

    void server(PayaraServer started) {
        server.set(started);
    }

    void store(Store opened) {
        store.set(opened);
    }

    /** Ends a start that failed. Nothing runs yet that would have to be told, so the server is not waited for. */
    void now(int code) {
        closeStore();
        Runtime.getRuntime().halt(code);
    }

    private void stop() {
        PayaraServer running = server.getAndSet(null);
        if (running != null) {
            running.stop();
        }
        closeStore();
    }

    private void closeStore() {
        Store open = store.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }
}
