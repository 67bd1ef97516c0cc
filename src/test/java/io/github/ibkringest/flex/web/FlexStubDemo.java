package io.github.ibkringest.flex.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stub until stopped, to try {@code sync} without a token of the broker's. */
@Command(name = "flex-stub", mixinStandardHelpOptions = true, description = "Stands in for the Flex Web Service.")
public final class FlexStubDemo implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8089", description = "Port on this machine; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--scenario", defaultValue = "F1", description = "One of ${COMPLETION-CANDIDATES}.")
    private FlexScenario scenario;

    @Option(names = "--paced", description = "Answer 1018 to who asks more than once a second or ten times a minute.")
    private boolean paced;

    public static void main(String... args) {
        System.exit(new CommandLine(new FlexStubDemo()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (FlexStubServer stub =
                scenario.playedBy(SampleStatements.deliveredBy(FlexStubServer.start(port, Instant::now)))) {
            if (paced) {
                stub.paced();
            }
            Arrays.asList(
                            scenario.toString(),
                            "export IBKR_INGEST_FLEX_BASE_URL=" + stub.baseUrl(),
                            "export IBKR_INGEST_FLEX_TOKEN=" + FlexStubServer.TOKEN,
                            "export IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID=" + SampleStatements.ACTIVITY_QUERY,
                            "export IBKR_INGEST_FLEX_CONFIRMS_QUERY_ID=" + SampleStatements.CONFIRMS_QUERY)
                    .forEach(System.out::println);
            stub.closed().await();
        }
        return 0;
    }
}
