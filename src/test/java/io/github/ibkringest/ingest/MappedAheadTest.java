package io.github.ibkringest.ingest;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.broker.fake.FakeExecution;
import io.github.ibkringest.model.Dataset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappedAheadTest {

    private static final String ACCOUNT = "U1";

    private final MappedAhead ahead = new MappedAhead();

    private static FakeBroker broker(int fills) {
        FakeBroker broker = FakeBroker.of(ACCOUNT)
                .with(order("o1"))
                .with(IntStream.range(0, fills)
                        .mapToObj(n -> fill("x" + n + ".01").order("o1"))
                        .toArray(FakeExecution[]::new));
        broker.connect();
        return broker;
    }

    private static <T> ChunkPipeline<T> map(Fetch<T> fetch, Dataset dataset, Runnable mapped) {
        return new ChunkPipeline<>(fetch, RowTypes.of(dataset), Period.ALWAYS, () -> true, chunks -> mapped.run());
    }

    @Test
    void shouldHandOutOnceWhatWasBegunWhenTheDatasetBeforeWasMapped() {
        FakeBroker broker = broker(3);
        try (ChunkPipeline<?> orders = map(
                broker.fetchOpenOrders(ACCOUNT),
                Dataset.ORDERS,
                () -> ahead.add(
                        ACCOUNT,
                        Dataset.EXECUTIONS,
                        map(broker.fetchExecutions(ACCOUNT), Dataset.EXECUTIONS, () -> {})))) {
            assertThat(orders.next().statements()).hasSize(1);
            assertThat(orders.hasNext()).isFalse();

            assertThat(ahead.<Object>take("U2", Dataset.EXECUTIONS)).isNull();
            try (ChunkPipeline<?> executions = ahead.take(ACCOUNT, Dataset.EXECUTIONS)) {
                Chunk chunk = executions.next();
                assertThat(chunk.statements()).hasSize(3);
                assertThat(chunk.encoded()).hasSize(3);
                assertThat(executions.hasNext()).isFalse();
            }
            assertThat(ahead.<Object>take(ACCOUNT, Dataset.EXECUTIONS)).isNull();
        }
    }

    @Test
    void shouldStopMappingWhatNoRunHasTaken() {
        ChunkPipeline<?> executions = map(broker(5_000).fetchExecutions(ACCOUNT), Dataset.EXECUTIONS, () -> {});
        ahead.add(ACCOUNT, Dataset.EXECUTIONS, executions);
        assertThat(executions.isMapping()).isTrue();

        ahead.abandon();

        assertThat(ahead.<Object>take(ACCOUNT, Dataset.EXECUTIONS)).isNull();
        await().until(() -> !executions.isMapping());
    }
}
