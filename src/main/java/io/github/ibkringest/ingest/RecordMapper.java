package io.github.ibkringest.ingest;

import io.github.ibkringest.ingest.chunk.ChunkPipeline;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.sync.Fetching;
import io.github.ibkringest.ingest.sync.Sync;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The mapper step: replaces the fetched payload by its records, as chunks that are mapped while others are written.
 * Thread-safe.
 */
public final class RecordMapper implements Processor {

    @Override
    public void process(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        exchange.getMessage().setBody(chunksOf(run, exchange));
    }

    private static <T> ChunkPipeline<T> chunksOf(Run<T> run, Exchange exchange) {
        Sync sync = Sync.of(exchange);
        String account = exchange.getMessage().getHeader(Fetching.ACCOUNT, String.class);
        ChunkPipeline<T> chunks = sync == null
                ? new ChunkPipeline<>(run.fetch(), run.type(), Sync.periodOf(exchange), run::isMostlyNew, mapped -> {})
                : sync.ahead().chunks(account, run.type().dataset(), run.fetch(), run::isMostlyNew);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                chunks.close();
                run.fetch().close();
            }
        });
        return chunks;
    }
}
