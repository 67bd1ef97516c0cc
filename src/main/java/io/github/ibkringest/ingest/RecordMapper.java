package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/** The mapper step: replaces the fetched payload by its records, as chunks that are mapped while others are written. */
public final class RecordMapper implements Processor {

    @Override
    public void process(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        exchange.getMessage().setBody(pipeline(run, exchange));
    }

    private static <T> ChunkPipeline<T> pipeline(Run<T> run, Exchange exchange) {
        Fetch<T> fetch = run.fetch();
        ChunkPipeline<T> chunks = new ChunkPipeline<>(fetch, run.type(), Sync.periodOf(exchange), run::isMostlyNew);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                chunks.close();
            }
        });
        return chunks;
    }
}
