package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Failpoint;
import io.github.ibkringest.store.RowStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the folded rows of a chunk, with the keys of the contracts and orders that they belong to. */
final class RowWriter {

    private final Run<?> run;
    private final Chunk chunk;
    private final RowStore store;
    private final List<RowStore.Placed> inserts = new ArrayList<>();
    private final List<RowStore.Placed> merges = new ArrayList<>();
    private final List<String> mergedKeys = new ArrayList<>();
    private final Set<String> newKeys = new HashSet<>();

    RowWriter(JdbcTemplate jdbc, Run<?> run, Chunk chunk) {
        this.run = run;
        this.chunk = chunk;
        this.store = new RowStore(jdbc, run.type().dataset());
    }

    void write(List<FoldedRow> rows) {
        place(rows);
        if (!merges.isEmpty()) {
            merge();
        }
        if (!inserts.isEmpty()) {
            store.insert(run.accountId(), run.id(), newKeys, inserts, run.behind());
        }
    }

    private void merge() {
        if (run.type().dataset() == Dataset.OPTION_EVENTS) {
            run.contracts().hold();
        }
        if (run.stagesFirst()) {
            store.stage();
        }
        if (run.type().dataset() == Dataset.EXECUTIONS) {
            run.orders().mayLose(run.accountId(), mergedKeys);
        }
        long written = store.merge(run.accountId(), run.id(), merges);
        run.wrote(written);
        // what was divided anew may come out as it was
        if (written > merges.size() || written + chunk.regrouped().size() < merges.size()) {
            throw new IllegalStateException(
                    "wrote " + written + " of " + merges.size() + " rows; another program has written to "
                            + run.type().dataset().table() + " meanwhile");
        }
    }

    private void place(List<FoldedRow> rows) {
        boolean executions = run.type().dataset() == Dataset.EXECUTIONS;
        Map<String, Long> orders = executions
                ? run.orders().link(run.accountId(), run.id(), run.fetch().source(), rows, run.contracts())
                : Map.of();
        Failpoint.reach("orders-found");
        boolean events = run.type().dataset() == Dataset.OPTION_EVENTS;
        int contract = run.type().position("con_id");
        int symbol = run.type().position("symbol");
        int order = executions ? run.type().position("ibkr_order_id") : 0;
        for (FoldedRow row : rows) {
            run.touches((String) row.values()[contract], (String) row.values()[symbol]);
            if (events) {
                run.touches((String) row.values()[run.type().position("underlying_con_id")], null);
            }
            if (executions) {
                run.days().add(row);
            }
            RowStore.Placed placed = new RowStore.Placed(
                    encoded(row), run.contracts().idOf((String) row.values()[contract]), orders.get((String)
                            row.values()[order]));
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
        byte[] ahead = row.statements().size() == 1 ? chunk.encoded().get(row.best()) : null;
        return ahead == null ? RowStore.encode(row) : ahead;
    }

    /**
     * New executions and orders go straight into their table. Should another program have written the same ones since the
     * look-up, the unique key breaks the run off, which then starts over and finds them. Option events are merged,
     * because their keys are agreed with the executions'.
     */
    private boolean goesStraight(FoldedRow row) {
        return run.type().dataset() != Dataset.OPTION_EVENTS && !chunk.known().containsKey(row.key());
    }
}
