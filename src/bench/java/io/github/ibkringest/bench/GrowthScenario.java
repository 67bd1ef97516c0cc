package io.github.ibkringest.bench;

import java.util.List;

/** How cost grows from one size to a larger one: measures nothing of its own, and compares what the loads measured. */
record GrowthScenario(int small, int big, List<Variant> variants) implements Scenario {

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public void run(Bench bench) {
        Results results = bench.results();
        String little = LoadScenario.of(small, 1, variants).name();
        String much = LoadScenario.of(big, 1, variants).name();
        for (Variant variant : variants) {
            Figure bigger = results.figure(much, variant.name());
            Figure smaller = results.figure(little, variant.name());
            results.add(Ratio.ofGrowth(
                    bigger,
                    smaller,
                    results.figure(much, LoadScenario.FLOOR),
                    results.figure(little, LoadScenario.FLOOR),
                    ">= 0.75"));
            results.add(Ratio.ofMemory(bigger, smaller, "<= 1.3"));
        }
    }
}
