package dev.callside.payments.panel;

/** The whole state of whatever page listens. */
public sealed interface Panel permits CallPanel, SettingsPanel {

    /** Whether nothing will ever follow, so that the stream ends with it. */
    default boolean last() {
        return false;
    }
}
