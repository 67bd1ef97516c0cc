package io.github.ibkringest.bench;

import java.nio.file.Path;

/**
 * One statement of many accounts: as the program takes it by default, and beside that with the settings that keep
 * accounts apart or bring them together, where they are named.
 */
record AccountsScenario(int executions, int accounts) implements Scenario {

    private static final String DEFAULT = "by default";
    private static final String ONE_BY_ONE = "one after the other";
    private static final String SIDE_BY_SIDE = "side by side";

    @Override
    public String name() {
        return "%d accounts, %,d executions".formatted(accounts, executions);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path statement = bench.statements().fresh(executions, accounts);
        String oneByOne = bench.parameters().oneByOne();
        String sideBySide = bench.parameters().sideBySide();
        for (int run = 0; run < bench.parameters().runs(); run++) {
            measure(bench, DEFAULT, statement, "");
            if (!oneByOne.isEmpty()) {
                measure(bench, ONE_BY_ONE, statement, oneByOne);
            }
            if (!sideBySide.isEmpty()) {
                measure(bench, SIDE_BY_SIDE, statement, sideBySide);
            }
        }
        bench.store().empty();
        compare(bench.results(), oneByOne, sideBySide);
    }

    private void measure(Bench bench, String step, Path statement, String setting) throws Exception {
        bench.results()
                .add(
                        name(),
                        step,
                        executions,
                        Bench.fresh(bench.store(), () -> bench.program().sync(Variant.PLAIN, statement, setting)));
    }

    private void compare(Results results, String oneByOne, String sideBySide) {
        if (oneByOne.isEmpty() && sideBySide.isEmpty()) {
            results.note(name() + ": measured as the program does it by default; -Dbench.one-by-one and"
                    + " -Dbench.side-by-side name settings to compare.");
            return;
        }
        Figure beside = results.figure(name(), sideBySide.isEmpty() ? DEFAULT : SIDE_BY_SIDE);
        Figure after = results.figure(name(), oneByOne.isEmpty() ? DEFAULT : ONE_BY_ONE);
        results.add(Ratio.ofSpeed(beside, after, ">= 1.0"));
    }
}
