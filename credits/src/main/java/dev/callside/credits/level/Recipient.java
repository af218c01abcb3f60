package dev.callside.credits.level;

import java.util.Locale;

/** Who is told by e-mail, and in which language. */
public record Recipient(String address, Locale locale) {}
