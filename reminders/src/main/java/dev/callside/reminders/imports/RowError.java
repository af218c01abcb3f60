package dev.callside.reminders.imports;

/**
 * Why a row, or the file, can't be taken.
 *
 * @param line from 1
 * @param column its name in the header; empty if it is the whole row
 * @param code stable, for programs; the sentence for people is made of it when somebody reads it
 */
record RowError(long line, String column, String code) {}
