package io.github.ibkringest.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What it costs that some records of a statement cannot be read and are put aside. */
record QuarantineScenario(int executions) implements Scenario {

    private static final double NONE = 0;

    /** Percent of bad records, and what is asked of the speed in terms of a good statement's. */
    private static final Map<Double, String> BARS =
            new TreeMap<>(Map.of(NONE, "", 0.1, ">= 0.90", 1.0, ">= 0.85", 10.0, ">= 0.70"));

    @Override
    public String name() {
        return "bad records, %,d executions".formatted(executions);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Results results = bench.results();
        for (int run = 0; run < bench.parameters().runs(); run++) {
            for (double percent : BARS.keySet()) {
                Path statement = bench.statements().malformed(executions, percent);
                Measurement load =
                        Bench.fresh(bench.store(), () -> bench.program().sync(Variant.PLAIN, statement));
                results.add(name(), step(percent), executions, load);
            }
        }
        bench.store().empty();
        BARS.forEach((percent, bar) -> {
            if (percent > NONE) {
                results.add(
                        Ratio.ofSpeed(results.figure(name(), step(percent)), results.figure(name(), step(NONE)), bar));
            }
        });
    }

    private static String step(double percent) {
        return percent + " % bad";
    }
}
