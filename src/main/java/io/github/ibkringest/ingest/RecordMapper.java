package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.model.Dataset;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapper step: replaces the fetched payload by its records, as chunks that are mapped while others are written. Once
 * all of them are mapped, those of the next dataset that is wanted of the account are begun. Thread-safe.
 */
public final class RecordMapper implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RecordMapper.class);

    @Override
    public void process(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        exchange.getMessage().setBody(chunksOf(run, exchange));
    }

    private static <T> ChunkPipeline<T> chunksOf(Run<T> run, Exchange exchange) {
        Turn turn = new Turn(
                Sync.of(exchange),
                exchange.getMessage().getHeader(Fetching.ACCOUNT, String.class),
                run.type().dataset(),
                Sync.periodOf(exchange));
        ChunkPipeline<T> begun = turn.begun();
        ChunkPipeline<T> chunks = begun != null ? begun : turn.begin(run.fetch(), run::isMostlyNew);
        chunks.encodeAhead(run::isMostlyNew);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                chunks.close();
                if (begun != null) {
                    run.fetch().close();
                }
            }
        });
        return chunks;
    }

    /** A dataset of an account in a sync; there is no sync, and nothing is begun ahead, when a route is triggered alone. */
    private record Turn(Sync sync, String account, Dataset dataset, Period period) {

        <T> ChunkPipeline<T> begun() {
            return sync == null ? null : sync.ahead().take(account, dataset);
        }

        <T> ChunkPipeline<T> begin(Fetch<T> fetch, BooleanSupplier mostlyNew) {
            return new ChunkPipeline<>(fetch, RowTypes.of(dataset), period, mostlyNew, this::beginNext);
        }

        private void beginNext(ChunkPipeline<?> mapped) {
            Dataset next = sync == null ? null : sync.wantedAfter(dataset);
            if (next == null) {
                return;
            }
            try {
                Fetch<?> fetch = Fetching.fetch(sync.session(), next, account);
                ChunkPipeline<?> ahead = new Turn(sync, account, next, period).begin(fetch, mapped::encodesAhead);
                sync.ahead().add(account, next, ahead);
            } catch (RuntimeException e) {
                LOG.debug("{} of {} are not mapped ahead; their run will meet the same", next, account, e);
            }
        }
    }
}
