package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.fold.ExecutionRows;
import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.RowType;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.PayloadStore;
import io.github.ibkringest.store.Quarantine;
import io.github.ibkringest.store.RowStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;

/** The upsert step: folds what passed the filter with what is stored and writes the rows of a chunk. Thread-safe. */
public final class Upsert {

    private final JdbcTemplate jdbc;
    private final Aside aside;
    private final Sightings sightings;

    public Upsert(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.aside = new Aside(new Quarantine(jdbc));
        this.sightings = new Sightings(new PayloadStore(jdbc));
    }

    /** Writes the new and changed records in the body, and accounts for all records of the chunk. */
    public void write(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        Chunk chunk = exchange.getVariable("chunk", Chunk.class);
        List<Statement> changed = changed(exchange, chunk);
        run.read(chunk.size());
        run.counts().ignored("outside-period", chunk.outside());
        run.counts().unchanged(chunk.statements().size() - changed.size());
        Sync.progressOf(exchange)
                .storing(
                        run.fetch().payload().name() + " " + run.type().dataset(),
                        run.read(),
                        run.fetch().expected());
        aside.putAside(run, chunk);
        aside.resolve(run, chunk);
        run.mostlyNew(changed.size() * 2 > chunk.statements().size());
        if (!changed.isEmpty()) {
            write(run, chunk, changed);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Statement> changed(Exchange exchange, Chunk chunk) {
        return chunk.statements().isEmpty() ? List.of() : exchange.getMessage().getBody(List.class);
    }

    private <T> void write(Run<T> run, Chunk chunk, List<Statement> changed) {
        RowStore store = new RowStore(jdbc, run.type().dataset());
        Map<String, List<Statement>> byKey = new LinkedHashMap<>();
        changed.forEach(statement -> byKey.computeIfAbsent(statement.key(), key -> new ArrayList<>(1))
                .add(statement));
        List<String> stored =
                byKey.keySet().stream().filter(chunk.known()::containsKey).toList();
        Map<String, List<Fragment>> fragments = stored.isEmpty()
                ? Map.of()
                : sightings.asLastSeen(run, store.fragments(run.accountId(), stored), changed);
        Fold fold = new Fold(run.type());
        List<FoldedRow> rows = new ArrayList<>(byKey.size());
        byKey.forEach((key, incoming) -> {
            List<Statement> all = restore(run, key, fragments.getOrDefault(key, List.of()));
            all.addAll(incoming);
            FoldedRow row = fold.fold(all);
            if (account(run, chunk.known().containsKey(key), incoming, row)) {
                rows.add(row);
            }
        });
        if (!rows.isEmpty()) {
            run.contracts().learn(changed);
            store(run, store, chunk, rows);
        }
    }

    private static <T> List<Statement> restore(Run<T> run, String key, List<Fragment> fragments) {
        RowType<T> type = run.type();
        List<Statement> statements = new ArrayList<>(fragments.size() + 1);
        for (Fragment fragment : fragments) {
            RawRecord raw = fragment.raw();
            Reading<T> reading = run.fetch().reread(run.account().code(), raw);
            if (!(reading instanceof Reading.Accepted<T> accepted)) {
                throw new IllegalStateException("the stored record of " + key + " can no longer be read: "
                        + ((Reading.Malformed<T>) reading).reason());
            }
            T data = accepted.data();
            statements.add(new Statement(
                    key,
                    fragment,
                    type.values(data),
                    type.contract().apply(data),
                    type.day().apply(data)));
        }
        return statements;
    }

    /** Counts the outcome of each record of one key; true when the row has to be written. */
    private static boolean account(Run<?> run, boolean known, List<Statement> incoming, FoldedRow row) {
        long counting = incoming.stream().filter(row.statements()::contains).count();
        run.counts().ignored("older-statement", incoming.size() - counting);
        if (counting > 0 && known) {
            run.counts().updated(counting);
            run.rewritten().add(row.key());
        } else if (counting > 0) {
            run.counts().inserted(1);
            run.counts().updated(counting - 1);
        }
        return counting > 0;
    }

    private static void store(Run<?> run, RowStore store, Chunk chunk, List<FoldedRow> rows) {
        Map<String, Long> orders = run.type().dataset() == Dataset.EXECUTIONS
                ? run.orders()
                        .link(run.accountId(), run.id(), run.fetch().payload().source(), rows, run.contracts())
                : Map.of();
        int contract = run.type().position("con_id");
        int order = run.type().dataset() == Dataset.EXECUTIONS ? ExecutionRows.TYPE.position("ibkr_order_id") : 0;
        List<RowStore.Placed> inserts = new ArrayList<>(rows.size());
        List<RowStore.Placed> merges = new ArrayList<>();
        for (FoldedRow row : rows) {
            byte[] ahead = row.statements().size() == 1 ? chunk.encoded().get(row.best()) : null;
            RowStore.Placed placed = new RowStore.Placed(
                    ahead == null ? RowStore.encode(row) : ahead,
                    run.contracts().idOf((String) row.values()[contract]),
                    orders.get((String) row.values()[order]));
            (goesStraight(run, chunk, row) ? inserts : merges).add(placed);
        }
        long written = 0;
        if (!inserts.isEmpty()) {
            written += store.insert(run.accountId(), run.id(), inserts);
        }
        if (!merges.isEmpty()) {
            if (run.stagesFirst()) {
                store.stage();
            }
            written += store.merge(run.accountId(), run.id(), merges);
        }
        run.wrote(written);
        if (written != rows.size()) {
            throw new IllegalStateException(
                    "wrote " + written + " of " + rows.size() + " rows; another program has written to "
                            + run.type().dataset().table() + " meanwhile");
        }
    }

    /**
     * New executions go straight into their table: only the run that holds the lock writes there, and should another
     * program do so, the unique key fails the run rather than let a fill in twice. Orders and option events are merged,
     * because runs of other datasets make and change them too.
     */
    private static boolean goesStraight(Run<?> run, Chunk chunk, FoldedRow row) {
        return run.type().dataset() == Dataset.EXECUTIONS && !chunk.known().containsKey(row.key());
    }
}
