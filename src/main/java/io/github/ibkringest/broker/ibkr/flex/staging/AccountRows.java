package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import io.github.ibkringest.model.Dataset;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a document holds of one account: rows by dataset in scratch files, and those skipped. Not thread-safe. */
final class AccountRows {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRows.class);

    private final Map<Dataset, Spool> spools = new EnumMap<>(Dataset.class);
    private final Map<Dataset, SpoolWriter> writers = new EnumMap<>(Dataset.class);
    private final Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
    private final Map<String, Long> skipped = new TreeMap<>();
    private Spool totals;
    private SpoolWriter totalsWriter;

    /** Where the rows of a dataset are or will be. */
    Spool spool(Dataset dataset, ScratchFolder folder) {
        return spools.computeIfAbsent(dataset, name -> new Spool(folder.newFile("rows")));
    }

    /** Counts a row and gives the writer that takes it. */
    SpoolWriter add(Dataset dataset, ScratchFolder folder, RowShapes shapes) {
        counts.merge(dataset, 1L, Long::sum);
        return writers.computeIfAbsent(dataset, name -> new SpoolWriter(spool(name, folder), shapes));
    }

    /** The writer that takes rows of totals. */
    SpoolWriter totals(ScratchFolder folder, RowShapes shapes) {
        if (totalsWriter == null) {
            totals = new Spool(folder.newFile("totals"));
            totalsWriter = new SpoolWriter(totals, shapes);
        }
        return totalsWriter;
    }

    /** Where the rows of totals are, or null when there are none. */
    Spool totals() {
        return totals;
    }

    /** Counts a row that is skipped by a rule. */
    void skip(String rule) {
        skipped.merge(rule, 1L, Long::sum);
    }

    long count(Dataset dataset) {
        return counts.getOrDefault(dataset, 0L);
    }

    /** How many records there are, by dataset. */
    Map<Dataset, Long> counts() {
        return Map.copyOf(counts);
    }

    /** How many rows are skipped, by rule. */
    Map<String, Long> skipped() {
        return skipped;
    }

    /** Ends the writing. */
    void close() {
        writers().forEach(SpoolWriter::close);
    }

    private List<SpoolWriter> writers() {
        List<SpoolWriter> all = new ArrayList<>(writers.values());
        if (totalsWriter != null) {
            all.add(totalsWriter);
        }
        return all;
    }

    /** Gives up the writing; what the files lack does not matter any more. */
    void abandon() {
        for (SpoolWriter writer : writers()) {
            try {
                writer.close();
            } catch (UncheckedIOException e) {
                LOG.debug("the last rows of a broken document are not written", e);
            }
        }
    }

    /** Tells readers that there is nothing more to come; they hear of a failure, null when there was none. */
    void end(RuntimeException failure) {
        spools.values().forEach(spool -> spool.end(failure));
        if (totals != null) {
            totals.end(failure);
        }
    }
}
