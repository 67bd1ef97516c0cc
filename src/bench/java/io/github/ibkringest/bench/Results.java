package io.github.ibkringest.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything measured so far, in the order in which it is to be shown. */
final class Results {

    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Adds a measurement to the figure of this scenario and step. */
    void add(String scenario, String step, int executions, Measurement measurement) {
        figures.computeIfAbsent(scenario + "\n" + step, key -> new Figure(scenario, step, executions))
                .add(measurement);
        Progress.say("%-28s %-34s %8.3f s".formatted(scenario, step, measurement.seconds()));
    }

    Figure figure(String scenario, String step) {
        Figure figure = figures.get(scenario + "\n" + step);
        if (figure == null) {
            throw new IllegalArgumentException("not measured: " + scenario + ": " + step);
        }
        return figure;
    }

    void add(Ratio ratio) {
        ratios.add(ratio);
    }

    void note(String note) {
        notes.add(note);
    }

    List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    List<Ratio> ratios() {
        return List.copyOf(ratios);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
