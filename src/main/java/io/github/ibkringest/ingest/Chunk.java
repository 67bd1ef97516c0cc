package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Records that go to the database together.
 *
 * @param statements the records that could be normalized
 * @param malformed those that could not
 * @param outside how many lie outside the wanted period
 * @param encoded rows that were written for the database ahead of time, by statement (identity)
 * @param known of the statements' keys those that are stored, with the hashes of what is known; filled by the look-up
 * @param regrouped what the stored rows of some keys are to be made from, where that is not what they were made from
 */
public record Chunk(
        List<Statement> statements,
        List<Reading.Malformed<?>> malformed,
        long outside,
        Map<Statement, byte[]> encoded,
        Map<String, Set<UUID>> known,
        Map<String, List<Fragment>> regrouped) {

    /** A chunk as it was mapped. */
    public Chunk(
            List<Statement> statements,
            List<Reading.Malformed<?>> malformed,
            long outside,
            Map<Statement, byte[]> encoded,
            Map<String, Set<UUID>> known) {
        this(statements, malformed, outside, encoded, known, Map.of());
    }

    /** The same chunk with its statements under other keys, and what was stored divided anew among them. */
    Chunk with(List<Statement> renamed, Map<String, List<Fragment>> stored) {
        return new Chunk(renamed, malformed, outside, Map.of(), known, stored);
    }

    /** A chunk is itself only: Camel looks up what it knows of a body by its hash, and hashing all records is dear. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Records in the chunk, whatever becomes of them. */
    public long size() {
        return statements.size() + malformed.size() + outside;
    }
}
