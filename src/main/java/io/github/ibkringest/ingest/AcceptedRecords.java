package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.chunk.Chunk;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Collects, in their chunk, the records that the idempotent consumer lets through. Thread-safe. */
public final class AcceptedRecords implements Processor {

    /** The exchange variable that holds the chunk of the record in the body. */
    static final String CHUNK = "chunk";

    @Override
    public void process(Exchange exchange) {
        exchange.getVariable(CHUNK, Chunk.class)
                .accept((Statement) exchange.getMessage().getBody());
    }
}
