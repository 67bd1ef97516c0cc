package io.github.ibkringest.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How one figure compares with another of the same runs.
 *
 * @param name what is compared
 * @param unit what the ratio is of: {@code speed} (more is better), {@code time} or {@code bytes} (less is better)
 * @param value the ratio of the medians
 * @param runs the smallest, median and largest ratio of single runs, or null where they are not compared one by one
 * @param bar what it should be, for people; empty where nothing is asked
 */
record Ratio(String name, String unit, double value, Spread runs, String bar) {

    /** How fast a figure is in terms of another: 0.5 takes twice as long. */
    static Ratio ofSpeed(Figure figure, Figure floor, String bar) {
        double factor = executionsOr1(figure) / executionsOr1(floor);
        return new Ratio(
                name(figure, floor),
                "speed",
                factor * floor.seconds().median() / figure.seconds().median(),
                pairs(figure, floor, (own, other) -> factor * other / own),
                bar);
    }

    /** How long a figure takes in terms of another: 2 takes twice as long. */
    static Ratio ofTime(Figure figure, Figure other, String bar) {
        return new Ratio(
                name(figure, other),
                "time",
                figure.seconds().median() / other.seconds().median(),
                pairs(figure, other, (own, its) -> own / its),
                bar);
    }

    /** How much write-ahead log a figure leaves in terms of another. */
    static Ratio ofWal(Figure figure, Figure other, String bar) {
        double value = (double) figure.left(Footprint::walBytes) / other.left(Footprint::walBytes);
        return of(name(figure, other) + ", WAL", "bytes", value, bar);
    }

    /** How much memory a process takes at most in terms of another. */
    static Ratio ofMemory(Figure figure, Figure other, String bar) {
        double value = (double) figure.peak(Measurement::peakRss) / Math.max(1, other.peak(Measurement::peakRss));
        return of(name(figure, other) + ", peak RSS", "bytes", value, bar);
    }

    /** How well a speed holds with size, in terms of how well the floor's does. */
    static Ratio ofGrowth(Figure big, Figure small, Figure bigFloor, Figure smallFloor, String bar) {
        double value = big.rate() / small.rate() / (bigFloor.rate() / smallFloor.rate());
        return of(name(big, small) + ", by the floor's own", "speed", value, bar);
    }

    private static Ratio of(String name, String unit, double value, String bar) {
        return new Ratio(name, unit, value, null, bar);
    }

    /** Whether only the medians or peaks are compared. */
    boolean isOfMedians() {
        return runs == null;
    }

    private interface Quotient {
        double of(double own, double other);
    }

    private static double executionsOr1(Figure figure) {
        return Math.max(1, figure.executions());
    }

    private static String name(Figure figure, Figure other) {
        String scenario = figure.scenario().equals(other.scenario()) ? "" : other.scenario() + ": ";
        return figure.scenario() + ": " + figure.step() + " / " + scenario + other.step();
    }

    private static Spread pairs(Figure figure, Figure other, Quotient quotient) {
        List<Measurement> own = figure.measurements();
        List<Measurement> its = other.measurements();
        List<Double> quotients = new ArrayList<>();
        for (int run = 0; run < Math.min(own.size(), its.size()); run++) {
            quotients.add(quotient.of(own.get(run).seconds(), its.get(run).seconds()));
        }
        return Spread.of(quotients);
    }
}
