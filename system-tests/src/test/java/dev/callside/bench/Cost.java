package dev.callside.bench;

import java.util.Arrays;

/**
 * Something of which less is better.
 *
 * @param baseline what it is compared with; null where the goal is a number of its own
 * @param goal the most that the ratio may be, or without a baseline {@code ours}; null where there is none
 */
record Cost(String name, double ours, Double baseline, String unit, Double goal) {

    static Cost of(String name, double[] ours, double[] baseline, String unit, Double goal) {
        return new Cost(name, median(ours), median(baseline), unit, goal);
    }

    Row row() {
        Double ratio = baseline == null ? null : Double.valueOf(ours / baseline);
        return new Row(name, ours, baseline, unit, ratio, goal, missed(ratio == null ? ours : ratio));
    }

    private double missed(double reached) {
        return goal == null || reached <= goal ? 0 : reached / goal - 1;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
