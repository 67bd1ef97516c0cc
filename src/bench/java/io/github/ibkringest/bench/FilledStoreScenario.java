package io.github.ibkringest.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A statement onto a store that holds many executions of the same account already. The store and the reference tables
 * are filled by the program and the floor themselves, in pieces; every measured load brings facts of its own.
 *
 * @param executions size of the measured statement
 * @param stored executions that are there before
 * @param piece executions in one statement while filling
 * @param variants how the program runs
 */
record FilledStoreScenario(int executions, int stored, int piece, List<Variant> variants) implements Scenario {

    @Override
    public String name() {
        return "%,d onto %,d".formatted(executions, stored);
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.floor().database().empty();
        bench.store().empty();
        int next = fill(bench);
        for (int run = 0; run < bench.parameters().runs(); run++) {
            next = measure(bench, next);
        }
        Figure floor = bench.results().figure(name(), LoadScenario.FLOOR);
        for (Variant variant : variants) {
            Figure filled = bench.results().figure(name(), variant.name());
            bench.results().add(Ratio.ofSpeed(filled, floor, ""));
            Figure onEmpty = bench.results()
                    .figure(LoadScenario.of(executions, 1, variants).name(), variant.name());
            bench.results().add(Ratio.ofTime(filled, onEmpty, "<= 1.25"));
        }
        bench.floor().database().empty();
        bench.store().empty();
    }

    private int fill(Bench bench) throws Exception {
        int next = 0;
        while (next < stored) {
            int size = Math.min(piece, stored - next);
            Path statement = bench.statements().numberedFrom(next, size);
            FloorRecords records = FloorRecords.of(statement);
            bench.floor().load(records);
            bench.program().sync(Variant.PLAIN, statement);
            records.delete();
            Files.delete(statement);
            next += size;
            Progress.say("%s: %,d stored".formatted(name(), next));
        }
        return next;
    }

    private int measure(Bench bench, int first) throws Exception {
        int next = first;
        Path statement = bench.statements().numberedFrom(next, executions);
        FloorRecords records = FloorRecords.of(statement);
        add(
                bench,
                LoadScenario.FLOOR,
                Bench.settled(bench.floor().database(), () -> bench.floor().load(records)));
        records.delete();
        for (Variant variant : variants) {
            Path own = bench.statements().numberedFrom(next, executions);
            add(
                    bench,
                    variant.name(),
                    Bench.settled(bench.store(), () -> bench.program().sync(variant, own)));
            Files.delete(own);
            next += executions;
        }
        return next;
    }

    private void add(Bench bench, String step, Measurement measurement) {
        bench.results().add(name(), step, executions, measurement);
    }
}
