package io.github.ibkringest.ingest.chunk;

import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Statement;
import java.util.List;
import java.util.Map;

/**
 * A chunk whose records are merged with what is stored: the body of the message from the merge to the write.
 *
 * @param chunk the records
 * @param rows the rows to be written
 * @param refused records that may not be stored, because their ids name another contract, or a row that cannot be read
 * @param refusals the same, each with the reason
 * @param orders the keys of the rows' orders by the broker's order id; for executions only
 */
public record MergedChunk(
        Chunk chunk,
        List<FoldedRow> rows,
        List<Statement> refused,
        List<Reading.Malformed<?>> refusals,
        Map<String, Long> orders) {

    public MergedChunk withOrders(Map<String, Long> linked) {
        return new MergedChunk(chunk, rows, refused, refusals, linked);
    }

    /** Equal to itself only: Camel looks up what it knows of a body by its hash, and hashing all records is dear. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
