package io.github.ibkringest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** All measurements of one step of a scenario, in the order of the runs. */
final class Figure {

    private final String scenario;
    private final String step;
    private final int executions;
    private final List<Measurement> measurements = new ArrayList<>();

    /** A step; with the number of its executions, 0 where a rate says nothing. */
    Figure(String scenario, String step, int executions) {
        this.scenario = scenario;
        this.step = step;
        this.executions = executions;
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    String scenario() {
        return scenario;
    }

    String step() {
        return step;
    }

    int executions() {
        return executions;
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    Spread seconds() {
        return spread(Measurement::seconds);
    }

    /** Executions a second, by the median; 0 where there are none. */
    double rate() {
        return executions / seconds().median();
    }

    /** The most of all runs, as a peak is. */
    long peak(ToLongFunction<Measurement> bytes) {
        return measurements.stream().mapToLong(bytes).max().orElse(0);
    }

    boolean hasFootprint() {
        return measurements.stream().allMatch(measurement -> measurement.footprint() != null);
    }

    /** The median of what the step left behind. */
    long left(ToLongFunction<Footprint> figure) {
        return Math.round(spread(measurement -> figure.applyAsLong(measurement.footprint()))
                .median());
    }

    private Spread spread(ToDoubleFunction<Measurement> figure) {
        return Spread.of(measurements.stream().map(figure::applyAsDouble).toList());
    }
}
