package dev.callside.payments.panel;

/** The whole state of whatever page listens. */
public sealed interface Panel permits CallPanel, SettingsPanel {}
