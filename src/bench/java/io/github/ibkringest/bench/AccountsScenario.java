package io.github.ibkringest.bench;

import java.nio.file.Path;

/** One statement of many accounts, stored one after the other and side by side. */
record AccountsScenario(int executions, int accounts) implements Scenario {

    private static final String ONE_BY_ONE = "one after the other";
    private static final String SIDE_BY_SIDE = "side by side";

    @Override
    public String name() {
        return "%d accounts, %,d executions".formatted(accounts, executions);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path statement = bench.statements().fresh(executions, accounts);
        for (int run = 0; run < bench.parameters().runs(); run++) {
            measure(bench, ONE_BY_ONE, statement, bench.parameters().oneByOne());
            measure(bench, SIDE_BY_SIDE, statement, bench.parameters().sideBySide());
        }
        bench.store().empty();
        Results results = bench.results();
        results.add(Ratio.ofSpeed(
                results.figure(name(), SIDE_BY_SIDE), results.figure(name(), ONE_BY_ONE), ">= 1.0 (goal 1.2)"));
    }

    private void measure(Bench bench, String step, Path statement, String setting) throws Exception {
        bench.results()
                .add(
                        name(),
                        step,
                        executions,
                        Bench.fresh(bench.store(), () -> bench.program().sync(Variant.PLAIN, statement, setting)));
    }
}
