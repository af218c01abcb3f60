package dev.callside.payments.purchase;

/** A line of a mail: what it is, and what it says. */
public record MailLine(String label, String value) {}
