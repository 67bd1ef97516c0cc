package io.github.ibkringest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A small statement of one account, alone and while a long run of another one stores the same contracts. */
record SharedContractsScenario(int executions, int few) implements Scenario {

    private static final String ALONE = "small sync alone";
    private static final String BESIDE = "small sync beside a long one";
    private static final String LONG_RUN = "select count(*) from trading.run where status = 'running'"
            + " and dataset = 'executions' and started_at < clock_timestamp() - interval '1 second'";

    @Override
    public String name() {
        return "shared contracts, %,d and %,d executions".formatted(executions, few);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path large = bench.statements().fresh(executions, 1);
        Path small = bench.statements().ofAnotherAccount(few);
        Program another = new Program(
                bench.parameters().target(), bench.parameters().folder().resolve("another"), bench.store());
        for (int run = 0; run < bench.parameters().runs(); run++) {
            bench.store().empty();
            add(bench, ALONE, bench.program().sync(Variant.PLAIN, small));
            bench.store().empty();
            CompletableFuture<Measurement> longRun = CompletableFuture.supplyAsync(() -> sync(another, large));
            awaitLongRun(bench.store(), longRun);
            add(bench, BESIDE, bench.program().sync(Variant.PLAIN, small));
            if (longRun.isDone()) {
                bench.results().note("The long run of \"" + name() + "\" was over before the small one.");
            }
            longRun.get();
        }
        bench.store().empty();
        Results results = bench.results();
        results.add(Ratio.ofTime(results.figure(name(), BESIDE), results.figure(name(), ALONE), "< 3.0"));
    }

    private void add(Bench bench, String step, Measurement measurement) {
        bench.results().add(name(), step, few, measurement);
    }

    private static Measurement sync(Program program, Path statement) {
        try {
            return program.sync(Variant.PLAIN, statement);
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void awaitLongRun(ServerDatabase store, CompletableFuture<Measurement> sync)
            throws SQLException, InterruptedException {
        while (!sync.isDone() && "0".equals(store.text(LONG_RUN))) {
            Thread.sleep(20);
        }
    }
}
