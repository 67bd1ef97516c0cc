package io.github.ibkringest.bench;

import java.nio.file.Path;

/** What recording events costs a first load, and one that changes nothing. */
record EventCostScenario(int executions) implements Scenario {

    private static final String NONE = "sync without events";
    private static final String ALL = "sync with events";
    private static final String AGAIN_NONE = "again without events";
    private static final String AGAIN_ALL = "again with events";

    @Override
    public String name() {
        return "events of %,d executions".formatted(executions);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path statement = bench.statements().fresh(executions, 1);
        for (int run = 0; run < bench.parameters().runs(); run++) {
            measure(bench, statement, "IBKR_INGEST_EVENTS_RECORD=none", NONE, AGAIN_NONE);
            measure(bench, statement, "IBKR_INGEST_EVENTS_RECORD=all", ALL, AGAIN_ALL);
        }
        bench.store().empty();
        Results results = bench.results();
        results.add(Ratio.ofTime(results.figure(name(), ALL), results.figure(name(), NONE), "<= 1.12"));
        results.add(Ratio.ofTime(results.figure(name(), AGAIN_ALL), results.figure(name(), AGAIN_NONE), "<= 1.0"));
    }

    private void measure(Bench bench, Path statement, String setting, String fresh, String again) throws Exception {
        Bench.Load load = () -> bench.program().sync(Variant.PLAIN, statement, setting);
        bench.results().add(name(), fresh, executions, Bench.fresh(bench.store(), load));
        bench.results().add(name(), again, executions, Bench.settled(bench.store(), load));
    }
}
