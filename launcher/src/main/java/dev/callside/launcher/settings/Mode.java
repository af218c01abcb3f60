package dev.callside.launcher.settings;

/** What is being started, which decides the defaults and what must be set. */
public enum Mode {
    /** Everything on this machine, with the sandbox as the outside world. */
    DEMO,
    /** The product against the real outside world. */
    SERVE,
    /** Only the outside world, for a product that runs in another process. */
    SANDBOX,
    /** Commands that need the database and nothing else. */
    DATABASE;

    boolean sandboxed() {
        return this == DEMO || this == SANDBOX;
    }
}
