package dev.callside.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Something of which more is better: rates of ours and of the baseline, one of each a round.
 *
 * @param goal the least ratio of the two; null where there is none
 */
record Measure(String name, List<Double> ours, List<Double> baseline, String unit, Double goal) {

    Row row() {
        double ratio = ratio();
        double missed = goal == null || ratio >= goal ? 0 : 1 - ratio / goal;
        return new Row(name, median(ours), median(baseline), unit, ratio, goal, missed);
    }

    /** The median of the rounds' ratios, because what slows one of a round down slows the other too. */
    private double ratio() {
        return median(IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / baseline.get(i))
                .toList());
    }

    private static double median(List<Double> values) {
        return Cost.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
