package dev.callside.bench;

/**
 * What the table says of one thing.
 *
 * @param baseline what it is compared with; null where the goal is a number of its own
 * @param ratio of ours to the baseline; null without one
 * @param goal null where there is none
 * @param missed by which part of the goal, 0.1 for a tenth; 0 where it was met
 */
record Row(String name, double ours, Double baseline, String unit, Double ratio, Double goal, double missed) {}
