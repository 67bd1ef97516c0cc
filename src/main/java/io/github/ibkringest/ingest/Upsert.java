package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.store.Failpoint;
import io.github.ibkringest.store.Quarantine;
import io.github.ibkringest.store.RowStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        this.sightings = new Sightings(jdbc);
    }

    /** Writes the new and changed records in the body, and accounts for all records of the chunk. */
    public void write(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        Chunk chunk = run.chunk();
        List<Statement> changed = changed(exchange, chunk);
        run.read(chunk.size());
        run.counts().ignored("outside-period", chunk.outside());
        run.counts().unchanged(chunk.statements().size() - changed.size());
        Sync.progressOf(exchange)
                .storing(
                        run.fetch().name() + " " + run.type().dataset(),
                        run.read(),
                        run.fetch().expected());
        Failpoint.reach("chunk-filtered");
        aside.putAside(run, chunk);
        Failpoint.reach("malformed-put-aside");
        run.mostlyNew(changed.size() * 2 > chunk.statements().size());
        if (changed.size() < chunk.statements().size()) {
            run.contracts().hear(chunk.statements());
        }
        List<Statement> refused =
                changed.isEmpty() && chunk.regrouped().isEmpty() ? List.of() : write(run, chunk, changed);
        aside.resolve(run, chunk, refused);
        Failpoint.reach("quarantine-resolved");
    }

    @SuppressWarnings("unchecked")
    private static List<Statement> changed(Exchange exchange, Chunk chunk) {
        return chunk.statements().isEmpty() ? List.of() : exchange.getMessage().getBody(List.class);
    }

    /** Returns the records that were put aside instead. */
    private <T> List<Statement> write(Run<T> run, Chunk chunk, List<Statement> changed) {
        Map<String, List<Statement>> byKey = new LinkedHashMap<>();
        changed.forEach(statement -> byKey.computeIfAbsent(statement.key(), key -> new ArrayList<>(1))
                .add(statement));
        chunk.regrouped().keySet().forEach(key -> byKey.computeIfAbsent(key, moved -> List.of()));
        List<String> stored =
                byKey.keySet().stream().filter(chunk.known()::containsKey).toList();
        if (!stored.isEmpty()) {
            run.behind().finish();
        }
        Map<String, List<Fragment>> fragments =
                stored.isEmpty() && chunk.regrouped().isEmpty() ? Map.of() : said(run, chunk, stored, changed);
        StatedRecords<T> stated = new StatedRecords<>(run);
        Fold fold = new Fold(run.type(), stated::read);
        List<FoldedRow> rows = new ArrayList<>(byKey.size());
        Strangers strangers = new Strangers(run.type());
        List<Statement> refused = new ArrayList<>(0);
        byKey.forEach((key, said) -> {
            List<Fragment> before = fragments.getOrDefault(key, List.of());
            List<Statement> all = stated.restore(key, before);
            List<Statement> others = strangers.among(own(all), said);
            List<Statement> incoming = without(others, said);
            refused.addAll(others);
            all.addAll(incoming);
            FoldedRow row = fold.fold(all);
            boolean counts = account(run, chunk.known().containsKey(key), before, incoming, row);
            if (counts || chunk.regrouped().containsKey(key)) {
                rows.add(row);
            }
        });
        aside.putAside(
                run,
                refused.stream().<Reading.Malformed<?>>map(strangers::malformed).toList());
        Failpoint.reach("chunk-folded");
        run.behind().finish();
        // also from records that a newer one has overtaken: only they may tell some attributes
        run.contracts().learn(changed);
        Failpoint.reach("contracts-learnt");
        if (!rows.isEmpty()) {
            new RowWriter(jdbc, run, chunk).write(rows);
            Failpoint.reach("chunk-stored");
        }
        return refused;
    }

    private Map<String, List<Fragment>> said(Run<?> run, Chunk chunk, List<String> stored, List<Statement> changed) {
        Map<String, List<Fragment>> fragments =
                new RowStore(jdbc, run.type().dataset()).fragments(run.accountId(), stored);
        fragments.putAll(chunk.regrouped());
        return sightings.asLastSeen(run, fragments, changed);
    }

    /** What was told of the row itself: what it took over from others may turn out to be of another contract. */
    private static List<Statement> own(List<Statement> all) {
        return all.stream()
                .filter(statement -> statement.fragment().from() == null)
                .toList();
    }

    private static List<Statement> without(List<Statement> others, List<Statement> said) {
        return others.isEmpty()
                ? said
                : said.stream().filter(statement -> !others.contains(statement)).toList();
    }

    /** Counts the outcome of each record of one key; true when the row has to be written. */
    private static boolean account(
            Run<?> run, boolean known, List<Fragment> before, List<Statement> incoming, FoldedRow row) {
        long counting = incoming.stream()
                .filter(statement -> row.isOf(statement) && !row.repeats(statement, before))
                .count();
        long older = incoming.stream()
                .filter(statement -> !row.isOf(statement) && isOlder(statement, row))
                .count();
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
                .map(Upsert::asOf)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return newest != null && (asOf == null || asOf.isBefore(newest));
    }

    private static Instant asOf(Statement statement) {
        return statement.fragment().raw().provenance().asOf();
    }
}
