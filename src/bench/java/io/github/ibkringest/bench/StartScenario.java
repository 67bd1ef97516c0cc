package io.github.ibkringest.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Short commands of the unpacked distribution from start to exit, beside a bare Camel application: the everyday
 * statement, a statement without rows, and those that need no database.
 */
record StartScenario(int everyday) implements Scenario {

    private static final String BARE = "bare Camel Main";
    private static final String HELP = "--help";
    private static final String VERSION = "--version";
    private static final String EMPTY = "sync of an empty statement";

    @Override
    public String name() {
        return "start to exit";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path empty = bench.statements().empty();
        Path day = bench.statements().fresh(everyday, 1);
        bench.store().empty();
        if (!bench.program().install(day)) {
            bench.results().note("The launcher made no archive of classes; its starts are measured without.");
        }
        WholeProcess bare = bare(bench);
        bare.measure();
        for (int round = 0; round < bench.parameters().starts(); round++) {
            add(bench, BARE, 0, bare.measure());
            add(bench, HELP, 0, bench.program().launch("--help"));
            add(bench, VERSION, 0, bench.program().launch("--version"));
            bench.store().empty();
            add(bench, EMPTY, 0, launch(bench, empty));
            add(bench, fresh(), everyday, Bench.fresh(bench.store(), () -> launch(bench, day)));
            add(bench, again(), everyday, Bench.settled(bench.store(), () -> launch(bench, day)));
        }
        bench.store().empty();
        compare(bench.results());
    }

    private String fresh() {
        return "sync of %,d executions".formatted(everyday);
    }

    private String again() {
        return "again of %,d executions".formatted(everyday);
    }

    private static Measurement launch(Bench bench, Path statement) throws Exception {
        return bench.program().launch("sync", "all", "--file", statement.toString());
    }

    private static WholeProcess bare(Bench bench) {
        Path target = bench.parameters().target();
        ServerDatabase store = bench.store();
        String classes =
                target.resolve("test-classes") + File.pathSeparator + target.resolve("lib") + File.separator + "*";
        return new WholeProcess(
                bench.parameters().folder(),
                List.of(Program.java(), "-cp", classes, BareCamel.class.getName()),
                Map.of("BARE_URL", store.url(), "BARE_USER", store.user(), "BARE_PASSWORD", store.password()));
    }

    private void add(Bench bench, String step, int executions, Measurement measurement) {
        bench.results().add(name(), step, executions, measurement);
    }

    private void compare(Results results) {
        Figure bare = results.figure(name(), BARE);
        Map<String, String> bars =
                Map.of(HELP, "< 0.4", VERSION, "< 0.4", EMPTY, "< 1.0", fresh(), "<= 1.0", again(), "<= 1.0");
        for (String step : List.of(HELP, VERSION, EMPTY, fresh(), again())) {
            results.add(Ratio.ofTime(results.figure(name(), step), bare, bars.get(step)));
        }
    }
}
