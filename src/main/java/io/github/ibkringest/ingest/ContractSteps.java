package io.github.ibkringest.ingest;

import io.github.ibkringest.ingest.chunk.Chunk;
import io.github.ibkringest.ingest.chunk.MergedChunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.stored.WholePayloads;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The steps of a run that learn contracts and instruments from its records. Stateless. */
public final class ContractSteps {

    /** Makes keys for the contracts of a chunk's records, also of those that a newer record has overtaken. */
    public void learn(@Body MergedChunk merged, @Variable(Run.VARIABLE) Run<?> run) {
        Chunk chunk = merged.chunk();
        if (chunk.unchanged() > 0) {
            run.contracts().hear(chunk.statements());
        }
        run.contracts().learn(chunk.accepted());
    }

    /** Writes what is known of contracts, once all records of the run were heard: from here on other runs wait to do so. */
    public void settle(@Variable(Run.VARIABLE) Run<?> run) {
        run.contracts().settle(new WholePayloads(run));
    }

    /** Whether the run has learnt anything new of a contract, or written events that name their instruments. */
    public boolean areToLink(@Variable(Run.VARIABLE) Run<?> run) {
        return run.contracts().areToLink();
    }
}
