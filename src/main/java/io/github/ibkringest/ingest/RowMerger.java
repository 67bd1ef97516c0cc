package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.chunk.Chunk;
import io.github.ibkringest.ingest.chunk.ContractMismatch;
import io.github.ibkringest.ingest.chunk.MergedChunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.stored.LastStatedVersions;
import io.github.ibkringest.ingest.stored.StatedRecords;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.row.RowStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The merge step: makes rows of what passed the filter and what is stored of the same facts. Thread-safe. */
public final class RowMerger {

    private final JdbcTemplate jdbc;
    private final LastStatedVersions sightings;

    public RowMerger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.sightings = new LastStatedVersions(jdbc);
    }

    /** Merges the records of a chunk that passed the filter, and counts what becomes of them. */
    public MergedChunk merge(@Body Chunk chunk, @Variable(Run.VARIABLE) Run<?> run) {
        return chunk.accepted().isEmpty() && chunk.regrouped().isEmpty()
                ? new MergedChunk(chunk, List.of(), List.of(), List.of(), Collections.emptyMap())
                : merged(run, chunk);
    }

    private <T> MergedChunk merged(Run<T> run, Chunk chunk) {
        Map<String, List<Statement>> byKey = new LinkedHashMap<>();
        chunk.accepted()
                .forEach(statement -> byKey.computeIfAbsent(statement.key(), key -> new ArrayList<>(1))
                        .add(statement));
        chunk.regrouped().keySet().forEach(key -> byKey.computeIfAbsent(key, moved -> List.of()));
        List<String> stored =
                byKey.keySet().stream().filter(chunk.known()::containsKey).toList();
        Map<String, List<Fragment>> fragments =
                stored.isEmpty() && chunk.regrouped().isEmpty() ? Map.of() : said(run, chunk, stored);
        StatedRecords<T> stated = new StatedRecords<>(run);
        Fold fold = new Fold(run.type(), stated::read);
        List<FoldedRow> rows = new ArrayList<>(byKey.size());
        ContractMismatch mismatch = new ContractMismatch(run.type());
        List<Statement> refused = new ArrayList<>(0);
        List<Statement> unaddable = new ArrayList<>(0);
        byKey.forEach((key, said) -> {
            List<Fragment> before = fragments.getOrDefault(key, List.of());
            List<Statement> all = stated.restore(key, before).orElse(null);
            if (all == null) {
                unaddable.addAll(said);
                return;
            }
            List<Statement> others = mismatch.among(own(all), said);
            List<Statement> incoming = without(others, said);
            refused.addAll(others);
            FoldedRow row = row(run, fold, all, incoming);
            boolean counts = account(run, chunk.known().containsKey(key), before, incoming, row);
            if (run.isStale(key) && !counts) {
                run.rewritten().add(key);
            }
            if (counts || run.isStale(key) || chunk.regrouped().containsKey(key)) {
                rows.add(row);
            }
        });
        List<Reading.Malformed<?>> refusals = new ArrayList<>(0);
        refused.forEach(record -> refusals.add(mismatch.malformed(record)));
        unaddable.forEach(record -> refusals.add(unaddable(record)));
        refused.addAll(unaddable);
        return new MergedChunk(chunk, rows, refused, refusals, Collections.emptyMap());
    }

    /**
     * An order is folded from what it keeps and what comes. An execution also from what rows keep that gave way to it, so
     * which of its statements are kept is decided from all of them, each time.
     */
    private static FoldedRow row(Run<?> run, Fold fold, List<Statement> stored, List<Statement> incoming) {
        if (run.type().dataset() == Dataset.ORDERS) {
            return fold.fold(stored, incoming);
        }
        List<Statement> all = new ArrayList<>(stored);
        all.addAll(incoming);
        return fold.fold(all);
    }

    /** The record as one of a row that cannot be made anew. */
    private static Reading.Malformed<?> unaddable(Statement record) {
        return new Reading.Malformed<>(
                record.fragment().raw(),
                "what is stored of " + record.key()
                        + " cannot be read again, so this is not added to it; sync reports why",
                0);
    }

    /** What was stated of stored rows; they can only be read once the rows of the chunk before have left. */
    private Map<String, List<Fragment>> said(Run<?> run, Chunk chunk, List<String> stored) {
        run.behind().finish();
        Map<String, List<Fragment>> fragments =
                new RowStore(jdbc, run.type().dataset()).fragments(run.accountId(), stored);
        fragments.putAll(chunk.regrouped());
        return sightings.asLastSeen(run, fragments, chunk.accepted());
    }

    /** What was told of the row itself: what it took over from others may turn out to be of another contract. */
    private static List<Statement> own(List<Statement> all) {
        List<Statement> own = new ArrayList<>(all.size());
        for (Statement statement : all) {
            if (statement.fragment().from() == null) {
                own.add(statement);
            }
        }
        return own;
    }

    private static List<Statement> without(List<Statement> others, List<Statement> said) {
        return others.isEmpty()
                ? said
                : said.stream().filter(statement -> !others.contains(statement)).toList();
    }

    /** Counts the outcome of each record of one key; true when the row has to be written. */
    private static boolean account(
            Run<?> run, boolean known, List<Fragment> before, List<Statement> incoming, FoldedRow row) {
        long counting = 0;
        long older = 0;
        for (Statement statement : incoming) {
            if (!row.isOf(statement)) {
                older += isOlder(statement, row) ? 1 : 0;
            } else if (!row.repeats(statement, before)) {
                counting++;
            }
        }
        run.counts().ignored("older-statement", older);
        run.counts().unchanged(incoming.size() - counting - older);
        if (counting > 0 && known) {
            run.counts().updated(counting);
            run.rewritten().add(row.key());
        } else if (counting > 0) {
            run.counts().inserted(1);
            run.counts().updated(counting - 1);
        }
        return counting > 0;
    }

    /** Whether a newer statement has overtaken a record; else it says nothing that is not known. */
    private static boolean isOlder(Statement statement, FoldedRow row) {
        Instant asOf = asOf(statement);
        Instant newest = row.statements().stream()
                .map(RowMerger::asOf)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return newest != null && (asOf == null || asOf.isBefore(newest));
    }

    private static Instant asOf(Statement statement) {
        return statement.fragment().raw().provenance().asOf();
    }
}
