package io.github.ibkringest.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The whole benchmark: {@code ./mvnw -q -Pbench verify}, with {@link Parameters} as {@code -Dbench.…}. */
public final class Benchmark {

    private static final int EVERYDAY = 1_000;
    private static final int FEW = 10;
    private static final int MANY_ACCOUNTS = 8;
    private static final int EVENTS_A_SECOND = 50;
    private static final int EVENTS = 2_000;
    private static final int TOLD_AT_CONNECT = 5_000;
    private static final int FILLS_A_SECOND = 20;
    private static final int FRAMES_OF_A_DAY = 200_000;
    private static final int REQUESTS = 100;
    private static final int VERIFIED = 750_000;
    private static final int REBUILT = 75_000;
    private static final int SMALL = 10_000;
    private static final int MIDDLE = 100_000;
    private static final int BIG = 1_000_000;
    private static final List<Variant> VARIANTS = List.of(Variant.PLAIN, Variant.SHORT);

    private Benchmark() {}

    public static void main(String... arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Parameters parameters = Parameters.fromSystem();
        Path folder = parameters.folder();
        Files.createDirectories(folder);
        Server.delete(folder.resolve("statements"));
        try (Server server = Server.start(folder.resolve("postgres"))) {
            Floor floor = new Floor(server.create("floor"));
            floor.createTables();
            ServerDatabase store = server.create("store");
            Bench bench = new Bench(
                    parameters,
                    new Statements(folder.resolve("statements"), parameters.seed()),
                    floor,
                    store,
                    new Program(parameters.target(), folder.resolve("program"), store),
                    new Results());
            warmUp(bench);
            for (Scenario scenario : scenarios(parameters)) {
                if (scenario.name().contains(parameters.only())) {
                    scenario.run(bench);
                }
            }
            System.out.println(new Report(bench.results(), setting(parameters, server)).write(folder));
        }
    }

    private static List<Scenario> scenarios(Parameters parameters) {
        List<Scenario> scenarios = new ArrayList<>();
        boolean main = parameters.large() && parameters.executions() == MIDDLE && parameters.accounts() == 1;
        scenarios.add(LoadScenario.of(parameters.executions(), parameters.accounts(), main ? everyHeap() : VARIANTS));
        scenarios.add(new QuarantineScenario(parameters.executions()));
        scenarios.add(new StartScenario(EVERYDAY));
        scenarios.add(new AccountsScenario(parameters.executions(), MANY_ACCOUNTS));
        scenarios.add(new SharedContractsScenario(parameters.executions(), FEW));
        scenarios.add(new EventCostScenario(parameters.executions()));
        scenarios.add(new EventLatencyScenario(EVENTS_A_SECOND, EVENTS));
        scenarios.add(new LiveScenario(TOLD_AT_CONNECT, FILLS_A_SECOND, EVERYDAY, FRAMES_OF_A_DAY));
        if (parameters.large() || !parameters.only().isEmpty()) {
            scenarios.add(new PageScenario(REQUESTS));
            scenarios.add(new ProofScenario(VERIFIED, REBUILT));
        }
        if (parameters.large()) {
            scenarios.add(LoadScenario.of(SMALL, 1, everyHeap()));
            if (!main) {
                scenarios.add(LoadScenario.of(MIDDLE, 1, everyHeap()));
            }
            scenarios.add(LoadScenario.of(BIG, 1, smallHeap()));
            scenarios.add(new GrowthScenario(MIDDLE, BIG, smallHeap()));
            scenarios.add(new FilledStoreScenario(MIDDLE, parameters.stored(), parameters.piece(), VARIANTS));
        }
        return scenarios;
    }

    private static List<Variant> smallHeap() {
        return VARIANTS.stream().map(variant -> variant.with("-Xmx128m")).toList();
    }

    private static List<Variant> everyHeap() {
        return Stream.concat(VARIANTS.stream(), smallHeap().stream()).toList();
    }

    /** Makes the tables of the program, and reads from disk what every start needs. */
    private static void warmUp(Bench bench) throws Exception {
        Path statement = bench.statements().fresh(EVERYDAY, 1);
        bench.program().sync(Variant.PLAIN, statement);
        bench.floor().load(FloorRecords.of(statement));
    }

    private static Map<String, Object> setting(Parameters parameters, Server server) throws Exception {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("made", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        setting.put("executions", parameters.executions());
        setting.put("accounts", parameters.accounts());
        setting.put("seed", parameters.seed());
        setting.put("runs", parameters.runs());
        setting.put("starts", parameters.starts());
        setting.put("machine", Machine.facts());
        setting.put("database", server.settings());
        return setting;
    }
}
