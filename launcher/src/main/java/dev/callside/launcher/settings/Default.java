package dev.callside.launcher.settings;

/**
 * What a setting is when nobody sets it, with the sandbox and without.
 *
 * @param demo with the sandbox as the outside world
 * @param serve with the real outside world; null where the operator has to decide
 * @param hidden never shown to anybody
 */
record Default(String demo, String serve, boolean hidden) {

    static Default same(String value) {
        return new Default(value, value, false);
    }

    static Default none() {
        return same("");
    }

    static Default demo(String value) {
        return new Default(value, value, false);
    }

    Default andServe(String value) {
        return new Default(demo, value, hidden);
    }

    /** The operator has to decide. */
    Default andServe() {
        return new Default(demo, null, hidden);
    }

    Default secret() {
        return new Default(demo, serve, true);
    }

    boolean required() {
        return serve == null;
    }
}
