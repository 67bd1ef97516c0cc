package io.github.ibkringest.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A statement of one size: fresh, again unchanged, and again with a percent changed; by the floor and by the program,
 * in turns.
 *
 * @param executions size of the statement
 * @param accounts accounts in it
 * @param variants how the program runs
 * @param bars what is asked of the ratios of sync, again and changed, and of the log of again; empty where nothing is
 */
record LoadScenario(int executions, int accounts, List<Variant> variants, Map<String, String> bars)
        implements Scenario {

    static final String FLOOR = "floor";
    static final String FLOOR_AGAIN = "floor again";

    /** The sizes of which something is asked. */
    static LoadScenario of(int executions, int accounts, List<Variant> variants) {
        return new LoadScenario(
                executions,
                accounts,
                variants,
                switch (executions) {
                    case 100_000 -> Map.of("sync", ">= 0.85", "again", ">= 1.1", "changed", ">= 1.0", "wal", "<= 0.01");
                    case 1_000_000 ->
                        Map.of("sync", ">= 0.75", "again", ">= 1.4", "changed", ">= 1.0", "wal", "<= 0.01");
                    default -> Map.of();
                });
    }

    @Override
    public String name() {
        return "%,d executions".formatted(executions) + (accounts == 1 ? "" : ", %d accounts".formatted(accounts));
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path statement = bench.statements().fresh(executions, accounts);
        Path changed = bench.statements().changed(executions, accounts);
        FloorRecords records = FloorRecords.of(statement);
        Results results = bench.results();
        for (int run = 0; run < bench.parameters().runs(); run++) {
            ServerDatabase reference = bench.floor().database();
            add(results, FLOOR, Bench.fresh(reference, () -> bench.floor().load(records)));
            add(
                    results,
                    FLOOR_AGAIN,
                    Bench.settled(reference, () -> bench.floor().load(records)));
            reference.empty();
            for (Variant variant : variants) {
                Bench.Load load = () -> bench.program().sync(variant, statement);
                add(results, variant.name(), Bench.fresh(bench.store(), load));
                add(results, variant.again(), Bench.settled(bench.store(), load));
                add(
                        results,
                        variant.changed(),
                        Bench.settled(bench.store(), () -> bench.program().sync(variant, changed)));
            }
            bench.store().empty();
        }
        compare(results);
    }

    private void add(Results results, String step, Measurement measurement) {
        results.add(name(), step, executions, measurement);
    }

    private void compare(Results results) {
        Figure floor = results.figure(name(), FLOOR);
        Figure again = results.figure(name(), FLOOR_AGAIN);
        for (Variant variant : variants) {
            results.add(Ratio.ofSpeed(results.figure(name(), variant.name()), floor, bar("sync")));
            results.add(Ratio.ofSpeed(results.figure(name(), variant.again()), again, bar("again")));
            results.add(Ratio.ofSpeed(results.figure(name(), variant.changed()), again, bar("changed")));
            results.add(Ratio.ofWal(
                    results.figure(name(), variant.again()), results.figure(name(), variant.name()), bar("wal")));
        }
    }

    private String bar(String step) {
        return bars.getOrDefault(step, "");
    }
}
