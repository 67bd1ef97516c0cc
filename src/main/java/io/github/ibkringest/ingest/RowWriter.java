package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.ingest.chunk.MergedChunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.row.RowStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The write step: new rows go straight into their table while the next chunk is prepared, others by one merge. Each row
 * gets the keys of its contract and its order. Thread-safe.
 */
public final class RowWriter {

    private final JdbcTemplate jdbc;

    public RowWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the rows of a chunk. */
    public void write(@Body MergedChunk merged, @Variable(Run.VARIABLE) Run<?> run) {
        if (!merged.rows().isEmpty()) {
            new Writing(run, merged).write();
        }
    }

    /** The rows of one chunk. */
    private final class Writing {

        private final Run<?> run;
        private final MergedChunk merged;
        private final Dataset dataset;
        private final RowStore store;
        private final List<RowStore.Placed> inserts = new ArrayList<>();
        private final List<RowStore.Placed> merges = new ArrayList<>();
        private final List<String> mergedKeys = new ArrayList<>();
        private final Set<String> newKeys = new HashSet<>();

        Writing(Run<?> run, MergedChunk merged) {
            this.run = run;
            this.merged = merged;
            this.dataset = run.type().dataset();
            this.store = new RowStore(jdbc, dataset);
        }

        void write() {
            place();
            if (!merges.isEmpty()) {
                merge();
            }
            if (!inserts.isEmpty()) {
                store.insert(run.accountId(), run.id(), newKeys, inserts, run.behind());
            }
        }

        private void merge() {
            if (run.stagesFirst()) {
                store.stage();
            }
            if (dataset == Dataset.EXECUTIONS) {
                run.orders().mayLose(run.accountId(), mergedKeys);
            }
            long written = store.merge(run.accountId(), run.id(), merges);
            run.wrote(written);
            run.renewed(mergedKeys);
            // what was divided anew may come out as it was
            if (written > merges.size() || written + merged.chunk().regrouped().size() < merges.size()) {
                throw new IllegalStateException("wrote " + written + " of " + merges.size()
                        + " rows; another program has written to " + dataset.table() + " meanwhile");
            }
        }

        private void place() {
            boolean executions = dataset == Dataset.EXECUTIONS;
            boolean events = dataset == Dataset.OPTION_EVENTS;
            int contract = run.type().position("con_id");
            int symbol = run.type().position("symbol");
            boolean ordered = executions || dataset == Dataset.ORDERS;
            int permId = ordered ? run.type().position("perm_id") : 0;
            for (FoldedRow row : merged.rows()) {
                run.touches((String) row.values()[contract], (String) row.values()[symbol]);
                if (events) {
                    run.files((String) row.values()[contract]);
                    run.touches((String) row.values()[run.type().position("underlying_con_id")], null);
                }
                if (executions) {
                    run.days().add(row);
                }
                if (ordered) {
                    run.tells((String) row.values()[permId]);
                }
                RowStore.Placed placed = new RowStore.Placed(
                        encoded(row),
                        run.contracts().idOf((String) row.values()[contract]),
                        executions ? merged.orders().get(ExecutionRows.orderKey(row.values())) : null);
                if (goesStraight(row)) {
                    newKeys.add(row.key());
                    inserts.add(placed);
                } else {
                    mergedKeys.add(row.key());
                    merges.add(placed);
                }
            }
        }

        private byte[] encoded(FoldedRow row) {
            byte[] ahead = row.statements().size() == 1 ? merged.chunk().encoded(row.best()) : null;
            return ahead == null ? RowStore.encode(row) : ahead;
        }

        /**
         * New executions and orders go straight into their table. Should another program have written the same ones since the
         * look-up, the unique key breaks the run off, which then starts over and finds them. Option events are merged,
         * because their keys are agreed with the executions', and what there is little of is merged, too.
         */
        private boolean goesStraight(FoldedRow row) {
            return (dataset == Dataset.EXECUTIONS || dataset == Dataset.ORDERS)
                    && !merged.chunk().known().containsKey(row.key());
        }
    }
}
