package io.github.ibkringest.bench;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How long a fill takes from the socket of a gateway into its row: many that are told at connect, and then one after another.
 *
 * @param replayed executions that the gateway tells at connect, with their commissions
 * @param rate fills a second
 * @param number fills in all
 * @param repeated frames that bring nothing new
 */
record LiveScenario(int replayed, int rate, int number, int repeated) implements Scenario {

    /** The program is warm after so many fills. */
    private static final int WARM = 100;

    @Override
    public String name() {
        return "live, %d fills a second".formatted(rate);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path folder = Files.createDirectories(bench.parameters().folder().resolve("live"));
        bench.store().empty();
        BusyGateway busy = new BusyGateway();
        busy.open(replayed + WARM + number + 2);
        busy.happened(replayed);
        try (FakeGateway gateway = FakeGateway.start(busy);
                CommittedFills committed = CommittedFills.of(bench.store());
                Served served = Served.start(
                        bench.program(), folder, Map.of("IBKR_INGEST_GATEWAY_PORT", String.valueOf(gateway.port())))) {
            long last = Collections.max(committed.await(replayed).values());
            step(bench, "%d told at connect".formatted(replayed), (last - busy.askedAt()) / 1e9);
            bench.results()
                    .note("%d executions told at connect: stored in %.1f s (asked: <= 4)"
                            .formatted(replayed, (last - busy.askedAt()) / 1e9));
            push(busy, 0, WARM);
            committed.await(replayed + WARM);
            List<BusyGateway.Told> told = push(busy, WARM, number);
            Map<String, Long> at = committed.await(replayed + WARM + number);
            List<Double> sorted = told.stream()
                    .map(fill -> (at.get(fill.execId()) - fill.at()) / 1e9)
                    .sorted()
                    .toList();
            double median = sorted.get(number / 2);
            double most = sorted.get(number * 99 / 100 - 1);
            step(bench, "frame to row, median", median);
            step(bench, "frame to row, 99 %", most);
            bench.results()
                    .note("From frame to row: median %.3f s (asked: <= 0.025), 99 %% within %.3f s (asked: <= 0.150)"
                            .formatted(median, most));
            remember(bench, busy, committed, served);
        }
        bench.store().empty();
    }

    private void remember(Bench bench, BusyGateway busy, CommittedFills committed, Served served) throws Exception {
        int told = replayed + WARM + number;
        repeat(busy, committed, repeated / 10, told);
        long before = served.heldBytes();
        long residentBefore = served.residentBytes();
        repeat(busy, committed, repeated, told + 1);
        bench.results()
                .note(("%d frames that bring nothing new: the heap after a collection grows by %.1f MB (asked: <= 10);"
                                + " resident memory was %.0f MB, and is %.0f MB")
                        .formatted(
                                repeated,
                                (served.heldBytes() - before) / 1e6,
                                residentBefore / 1e6,
                                served.residentBytes() / 1e6));
    }

    /** Tells what is known, and then a fill: once that is stored, everything before it is handled. */
    private void repeat(BusyGateway busy, CommittedFills committed, int times, int told) throws Exception {
        busy.repeat(times);
        busy.push(told - replayed);
        committed.await(told + 1);
    }

    private List<BusyGateway.Told> push(BusyGateway busy, int from, int count) throws Exception {
        List<BusyGateway.Told> told = new ArrayList<>();
        Instant begin = Instant.now();
        for (int i = 0; i < count; i++) {
            told.add(busy.push(from + i));
            Instant next = begin.plus(Duration.ofNanos(1_000_000_000L / rate * (i + 1)));
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
        }
        return told;
    }

    private void step(Bench bench, String step, double seconds) {
        bench.results().add(name(), step, 0, new Measurement(seconds, 0, 0, null));
    }
}
