package dev.callside.plugin;

/** The outcome of verifying a launch: a value either way, because a bad token is an everyday event. */
public sealed interface LaunchAnswer permits VerifiedLaunch, LaunchRefused {}
