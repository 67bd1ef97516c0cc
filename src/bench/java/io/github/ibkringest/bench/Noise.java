package io.github.ibkringest.bench;

import java.util.List;

/** Whether the machine was quiet enough to judge by the figures: the floor, which never changes, tells. */
final class Noise {

    private static final double LIMIT_PERCENT = 16;

    private Noise() {}

    /** A line for each floor that spread too far, or one that says that none did, or that nobody knows. */
    static List<String> judge(List<Figure> figures) {
        List<Figure> floors = figures.stream()
                .filter(figure -> figure.step().equals(LoadScenario.FLOOR)
                        || figure.step().equals(LoadScenario.FLOOR_AGAIN))
                .toList();
        if (floors.isEmpty()) {
            return List.of(
                    "Nothing tells whether the machine was quiet: no floor was measured. See that nothing else runs.");
        }
        List<String> noisy = floors.stream()
                .filter(figure -> figure.seconds().percent() > LIMIT_PERCENT)
                .map(figure -> "TOO NOISY TO JUDGE: %s of %s spread over %.0f %% of its median (limit %.0f %%)."
                        .formatted(
                                figure.step(),
                                figure.scenario(),
                                figure.seconds().percent(),
                                LIMIT_PERCENT))
                .toList();
        return noisy.isEmpty()
                ? List.of("The machine was quiet: no floor spread over more than %.0f %% of its median."
                        .formatted(LIMIT_PERCENT))
                : noisy;
    }
}
