package io.github.ibkringest.bench;

import java.util.Collection;

/** The median of some figures with the smallest and the largest beside it. */
record Spread(double min, double median, double max) {

    static Spread of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a spread of nothing");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** From the smallest to the largest, in percent of the median. */
    double percent() {
        return median == 0 ? 0 : (max - min) / median * 100;
    }
}
