package io.github.ibkringest.ingest.chunk;

import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * About a thousand records on their way into the store. It is the body of the message from the mapper to the merge; one
 * thread has it at a time. Equal to itself only, because Camel looks up what it knows of a body by its hash.
 */
public final class Chunk {

    private final List<Statement> statements;
    private final List<Reading.Malformed<?>> malformed;
    private final long outside;
    private final Map<Statement, byte[]> encoded;
    private final List<Statement> accepted = new ArrayList<>();
    private Map<String, Set<UUID>> known = Map.of();
    private Map<String, List<Fragment>> regrouped = Map.of();

    /**
     * Records as they were mapped.
     *
     * @param statements the records that could be normalized
     * @param malformed those that could not
     * @param outside how many lie outside the wanted period
     * @param encoded rows that were written for the database ahead of time, by statement (identity)
     */
    public Chunk(
            List<Statement> statements,
            List<Reading.Malformed<?>> malformed,
            long outside,
            Map<Statement, byte[]> encoded) {
        this.statements = statements;
        this.malformed = malformed;
        this.outside = outside;
        this.encoded = encoded;
    }

    /** The records that could be normalized. */
    public List<Statement> statements() {
        return statements;
    }

    /** The records that could not be normalized. */
    public List<Reading.Malformed<?>> malformed() {
        return malformed;
    }

    /** How many records lie outside the wanted period. */
    public long outside() {
        return outside;
    }

    /** Records in the chunk, whatever becomes of them. */
    public long size() {
        return statements.size() + malformed.size() + outside;
    }

    /** A record that passed the filter. */
    public void accept(Statement record) {
        accepted.add(record);
    }

    /** The records that passed the filter so far: they are new, or say something else than what is stored. */
    public List<Statement> accepted() {
        return accepted;
    }

    /** How many records the target table states already. */
    public long unchanged() {
        return statements.size() - accepted.size();
    }

    /** The row of a record that was encoded ahead of time; null when it was not. */
    public byte[] encoded(Statement record) {
        return encoded.get(record);
    }

    /** Notes what is stored under the keys of the records: the hashes of all that was stated. */
    public void known(Map<String, Set<UUID>> hashes) {
        known = hashes;
    }

    /** Of the records' keys those that are stored, with the hashes of what was stated. */
    public Map<String, Set<UUID>> known() {
        return known;
    }

    /** What the stored rows of some keys are to be made from, where that is not what they were made from. */
    public Map<String, List<Fragment>> regrouped() {
        return regrouped;
    }

    /** The same chunk with its records under other keys, and what was stored divided anew among them. */
    public Chunk with(List<Statement> renamed, Map<String, List<Fragment>> stored) {
        Chunk other = new Chunk(renamed, malformed, outside, Map.of());
        other.regrouped = stored;
        return other;
    }
}
