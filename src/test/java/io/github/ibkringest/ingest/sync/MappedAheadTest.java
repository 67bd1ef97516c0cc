package io.github.ibkringest.ingest.sync;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.broker.fake.FakeExecution;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.chunk.ChunkPipeline;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OrderData;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappedAheadTest {

    private static final String ACCOUNT = "U1";
    private static final int MORE_THAN_WAIT = 5_000;

    private static FakeBroker broker(int fills) {
        FakeBroker broker = FakeBroker.of(ACCOUNT)
                .with(order("o1"))
                .with(IntStream.range(0, fills)
                        .mapToObj(n -> fill("x" + n + ".01").order("o1"))
                        .toArray(FakeExecution[]::new));
        broker.connect();
        return broker;
    }

    private static MappedAhead ahead(FakeBroker broker, Set<Dataset> wanted) {
        return new MappedAhead(broker, wanted, Period.ALWAYS);
    }

    private static ChunkPipeline<OrderData> orders(MappedAhead ahead, FakeBroker broker) {
        return ahead.chunks(ACCOUNT, Dataset.ORDERS, broker.fetchOpenOrders(ACCOUNT), () -> true);
    }

    /** How many executions the first chunk has, of what the fetch step of the session gives. */
    @SuppressWarnings("unchecked") // executions
    private static int executions(MappedAhead ahead) {
        return executions(ahead, (Fetch<ExecutionData>) ahead.fetch(ACCOUNT, Dataset.EXECUTIONS));
    }

    private static int executions(MappedAhead ahead, Fetch<ExecutionData> fetch) {
        try (ChunkPipeline<?> chunks = ahead.chunks(ACCOUNT, Dataset.EXECUTIONS, fetch, () -> true)) {
            return chunks.next().statements().size();
        }
    }

    private static boolean isBeingMapped(Fetch<?> fetch, MappedAhead ahead) {
        return ahead.fetch(ACCOUNT, Dataset.EXECUTIONS) == fetch;
    }

    private static void mapToTheEnd(ChunkPipeline<?> chunks) {
        chunks.forEachRemaining(chunk -> {});
        chunks.close();
    }

    @Test
    void shouldBeginTheNextDatasetOnceTheOneBeforeIsMapped() {
        FakeBroker broker = broker(3);
        MappedAhead ahead = ahead(broker, EnumSet.of(Dataset.ORDERS, Dataset.EXECUTIONS));
        mapToTheEnd(orders(ahead, broker));

        Fetch<?> begun = ahead.fetch(ACCOUNT, Dataset.EXECUTIONS);
        assertThat(isBeingMapped(begun, ahead)).as("begun ahead").isTrue();
        assertThat(executions(ahead)).isEqualTo(3);
        assertThat(isBeingMapped(begun, ahead)).as("taken").isFalse();
        assertThat(executions(ahead)).as("anew, when the run starts over").isEqualTo(3);
    }

    @Test
    void shouldBeginWithWhatIsWantedFirst() {
        MappedAhead ahead = ahead(broker(3), EnumSet.of(Dataset.EXECUTIONS, Dataset.OPTION_EVENTS));
        ahead.begin(ACCOUNT);

        Fetch<?> begun = ahead.fetch(ACCOUNT, Dataset.EXECUTIONS);
        assertThat(isBeingMapped(begun, ahead)).isTrue();
        assertThat(executions(ahead)).isEqualTo(3);
        ahead.abandon();
    }

    @Test
    void shouldMapWhatTheFetchStepGaveInsteadOfWhatWasBegun() {
        MappedAhead ahead = ahead(broker(3), EnumSet.of(Dataset.EXECUTIONS));
        ahead.begin(ACCOUNT);

        assertThat(executions(ahead, broker(1).fetchExecutions(ACCOUNT))).isOne();
        ahead.abandon();
    }

    @Test
    void shouldNotBeginWhatIsNotWanted() {
        FakeBroker broker = broker(3);
        MappedAhead ahead = ahead(broker, EnumSet.of(Dataset.ORDERS, Dataset.OPTION_EVENTS));
        mapToTheEnd(orders(ahead, broker));

        Fetch<?> fetch = ahead.fetch(ACCOUNT, Dataset.EXECUTIONS);
        assertThat(isBeingMapped(fetch, ahead)).isFalse();
        ahead.abandon();
    }

    @Test
    void shouldLeaveNothingBehindOfRunsThatStartOver() {
        FakeBroker broker = broker(MORE_THAN_WAIT);
        MappedAhead ahead = ahead(broker, Dataset.required());
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int attempt = 0; attempt < 3; attempt++) {
            mapToTheEnd(orders(ahead, broker));
        }
        ahead.abandon();
        mapToTheEnd(orders(ahead, broker));

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("map-") && !before.contains(thread)));
    }
}
