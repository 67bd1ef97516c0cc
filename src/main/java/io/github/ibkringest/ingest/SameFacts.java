package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.run.WrittenDays;
import io.github.ibkringest.ingest.stored.StatedRecords;
import io.github.ibkringest.match.Candidate;
import io.github.ibkringest.match.Matching;
import io.github.ibkringest.store.row.ExecutionMatches;
import io.github.ibkringest.store.row.ExecutionMatches.Costs;
import io.github.ibkringest.store.row.RowStore;
import io.github.ibkringest.store.row.StoredExecution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Executions that reports identify by different ids, so that one fact has several rows: the one with the best id stands
 * for it and states what all of them state, the others are superseded. If all columns are ticked there is nothing to do,
 * which costs one query. Thread-safe.
 */
public final class SameFacts {

    private static final int COMMISSION = ExecutionRows.TYPE.position("commission");
    private static final int TAXES = ExecutionRows.TYPE.position("taxes");
    private static final int CON_ID = ExecutionRows.TYPE.position("con_id");
    private static final int SYMBOL = ExecutionRows.TYPE.position("symbol");
    private static final int PERM_ID = ExecutionRows.TYPE.position("perm_id");

    private final JdbcTemplate jdbc;
    private final ExecutionMatches matches;

    public SameFacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.matches = new ExecutionMatches(jdbc);
    }

    /** Decides which row stands for each fact, as far as the run can have changed it. */
    public void decide(@Variable(Run.VARIABLE) Run<?> run) {
        WrittenDays days = run.days();
        if (days.isEmpty() || !days.haveAnyPoorlyNamed() && !matches.hasPoorlyNamed(run.accountId(), days.period())) {
            return;
        }
        matches.forEachGroup(
                run.accountId(),
                run.id(),
                days.afterId(),
                run.rewritten(),
                days.period(),
                group -> new Deciding<>(run).decide(group));
    }

    /** A row, and what it says by itself. */
    private record Row(StoredExecution stored, FoldedRow own) {

        boolean tells(List<Fragment> others) {
            return names(stored.fragments()).equals(names(others));
        }

        private static List<Name> names(List<Fragment> fragments) {
            return fragments.stream().map(Name::of).toList();
        }
    }

    /** What distinguishes two fragments. */
    private record Name(String feed, UUID hash, String part, Object asOf, String from, boolean overruled) {

        static Name of(Fragment fragment) {
            var provenance = fragment.raw().provenance();
            return new Name(
                    provenance.feed(),
                    fragment.raw().hash(),
                    fragment.part(),
                    provenance.asOf(),
                    fragment.from(),
                    fragment.overruled());
        }
    }

    /** One group of rows of a run. */
    private final class Deciding<T> {

        private final Run<T> run;
        private final StatedRecords<T> records;
        private final Fold fold;

        Deciding(Run<T> run) {
            this.run = run;
            this.records = new StatedRecords<>(run);
            this.fold = new Fold(run.type(), records::read);
        }

        void decide(List<StoredExecution> group) {
            Map<Long, Row> rows = new LinkedHashMap<>();
            group.forEach(stored -> row(stored).ifPresent(row -> rows.put(stored.id(), row)));
            List<List<Candidate>> facts = Matching.of(rows.values().stream()
                    .map(row -> Candidate.of(row.stored().id(), row.own()))
                    .toList());
            Map<Long, Long> givingWay = new LinkedHashMap<>();
            Map<Long, Costs> standing = new LinkedHashMap<>();
            List<FoldedRow> telling = new ArrayList<>();
            for (List<Candidate> fact : facts) {
                List<Row> same =
                        fact.stream().map(candidate -> rows.get(candidate.id())).toList();
                Row best = same.get(0);
                stand(best, fact.get(0), standing);
                FoldedRow all = all(best, same);
                if (!best.tells(fragments(all))) {
                    telling.add(all);
                    note(best.stored(), all);
                }
                same.stream().skip(1).forEach(row -> giveWay(row, best, givingWay));
            }
            matches.standAgain(run.id(), standing);
            tell(telling);
            matches.giveWay(run.id(), givingWay);
        }

        /** A row; empty when it cannot be read again, so that it stays as it is. */
        private Optional<Row> row(StoredExecution stored) {
            List<Fragment> own = stored.fragments().stream()
                    .filter(fragment -> fragment.from() == null)
                    .toList();
            return records.restore(stored.key(), own).map(statements -> new Row(stored, fold.fold(statements)));
        }

        /** The best row as all rows of its fact say it. */
        private FoldedRow all(Row best, List<Row> same) {
            if (same.size() == 1) {
                return best.own();
            }
            List<Statement> statements = new ArrayList<>(best.own().statements());
            String key = best.stored().key();
            same.stream()
                    .skip(1)
                    .forEach(row -> row.own()
                            .statements()
                            .forEach(statement -> statements.add(
                                    statement.toldOf(key, row.stored().key()))));
            return fold.fold(statements);
        }

        private List<Fragment> fragments(FoldedRow row) {
            List<Fragment> fragments = new ArrayList<>();
            fragments.add(row.best().fragment());
            fragments.addAll(row.others());
            return fragments;
        }

        /** A row that gave way to a row that is named better, not to a later revision, stands by itself again. */
        private void stand(Row row, Candidate candidate, Map<Long, Costs> standing) {
            if (row.stored().supersededBy() != null && candidate.execId() == null) {
                Object[] values = row.own().values();
                standing.put(row.stored().id(), new Costs((BigDecimal) values[COMMISSION], (BigDecimal) values[TAXES]));
                note(row.stored(), row.own());
            }
        }

        /** An order that only a row which gives way names may have been derived in this run, and have nothing. */
        private void giveWay(Row row, Row best, Map<Long, Long> givingWay) {
            if (row.stored().orderId() != null) {
                run.orders().affects(row.stored().orderId());
            }
            long better = best.stored().id();
            if (!Objects.equals(row.stored().supersededBy(), better)
                    || row.stored().tellsCosts()) {
                givingWay.put(row.stored().id(), better);
                note(row.stored(), row.own());
            }
        }

        /** What follows for contracts and orders is looked at afterwards. */
        private void note(StoredExecution stored, FoldedRow row) {
            run.touches((String) row.values()[CON_ID], (String) row.values()[SYMBOL]);
            run.tells((String) row.values()[PERM_ID]);
            if (stored.orderId() != null) {
                run.orders().affects(stored.orderId());
            }
        }

        private void tell(List<FoldedRow> rows) {
            if (rows.isEmpty()) {
                return;
            }
            run.contracts()
                    .find(rows.stream()
                            .map(row -> (String) row.values()[CON_ID])
                            .filter(Objects::nonNull)
                            .toList());
            Map<String, Long> orders =
                    run.orders().link(run.accountId(), run.id(), run.fetch().source(), rows, run.contracts());
            RowStore store = new RowStore(jdbc, run.type().dataset());
            if (run.stagesFirst()) {
                store.stage();
            }
            store.merge(
                    run.accountId(),
                    run.id(),
                    rows.stream()
                            .map(row -> new RowStore.Placed(
                                    RowStore.encode(row),
                                    run.contracts().idOf((String) row.values()[CON_ID]),
                                    orders.get(ExecutionRows.orderKey(row.values()))))
                            .toList());
        }
    }
}
