package io.github.ibkringest.bench;

/**
 * How long it takes to check a store against itself: {@code verify} of many records, {@code verify --data}, which also reads
 * their statement again, and {@code rebuild --verify} of fewer. Each execution of a statement makes about 1.34 records.
 *
 * @param verified executions that are verified
 * @param rebuilt executions that are rebuilt
 */
record ProofScenario(int verified, int rebuilt) implements Scenario {

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public void run(Bench bench) throws Exception {
        load(bench, verified);
        measure(bench, verified, "verify");
        measure(bench, verified, "verify", "--data");
        load(bench, rebuilt);
        measure(bench, rebuilt, "rebuild", "--verify");
        bench.store().empty();
    }

    private static void load(Bench bench, int executions) throws Exception {
        bench.store().empty();
        bench.program().sync(Variant.PLAIN, bench.statements().fresh(executions, 1));
        bench.store().settle();
        bench.results()
                .note("proof of %,d executions: %s records"
                        .formatted(executions, bench.store().text("select sum(read) from trading.run")));
    }

    private void measure(Bench bench, int executions, String... command) throws Exception {
        String step = "%s, %,d executions".formatted(String.join(" ", command), executions);
        for (int run = 0; run < bench.parameters().runs(); run++) {
            bench.results().add(name(), step, executions, bench.program().run(command));
        }
    }
}
