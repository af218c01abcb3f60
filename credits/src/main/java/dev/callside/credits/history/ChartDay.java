package dev.callside.credits.history;

import java.time.LocalDate;

/**
 * One day of a level, in the practice's zone.
 *
 * @param balance at its end, with what was reserved
 * @param bought by purchases and top-ups
 * @param used for messages
 */
public record ChartDay(LocalDate day, long balance, long bought, long used) {}
